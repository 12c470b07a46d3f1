package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Counts the people of a show in a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(LiveLogTests.Surroundings.class)
class AttendanceTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    StoredAttendance attendance;

    @Autowired
    Chat chat;

    @Autowired
    Channels channels;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    MutableClock clock;

    @Test
    void minutesKeepTheMostViewersAndWhatWasWrittenInEach() {
        SellerId seller = new SellerId(UUID.randomUUID());
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        sessions.open(new Connection(channel.id(), "attendance", 1, "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        BroadcastView show = broadcasts.goLive(current.id());

        attendance.seen(show.id(), 7);
        attendance.seen(show.id(), 12);
        attendance.seen(show.id(), 9);
        say(show, seller);
        clock.advance(Duration.ofMinutes(2));
        attendance.seen(show.id(), 3);

        Awaitility.await()
                .untilAsserted(() -> assertThat(attendance.minutes(show))
                        .extracting(Attendance.Minute::viewers, Attendance.Minute::messages)
                        .containsExactly(tuple(12, 1L), tuple(3, 0L)));
        Attendance.Figures figures = attendance.of(show);
        assertThat(figures.peak()).isEqualTo(12);
        assertThat(figures.messages()).isEqualTo(1);
        assertThat(figures.lately()).isZero();
    }

    private void say(BroadcastView show, SellerId seller) {
        chat.post(
                new ChatPlace(show, seller, "Harbour"),
                new ChatAuthor(new VisitorId(UUID.randomUUID()), "Mina", ChatMark.VIEWER, true, "192.0.2.9"),
                "Hello",
                UUID.randomUUID());
    }
}
