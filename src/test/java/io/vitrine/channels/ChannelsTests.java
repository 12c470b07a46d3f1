package io.vitrine.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Makes, rotates and recognises keys in a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
@ExtendWith(OutputCaptureExtension.class)
class ChannelsTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Channels channels;

    @Autowired
    StreamKeys keys;

    @Autowired
    MutableClock clock;

    @Autowired
    DataSource database;

    @Test
    void keyWhenShownIsRecognisedHoweverItIsTyped() {
        ChannelView channel = create();
        Secret key = keys.show(channel.id(), KeySlot.PRIMARY);

        assertThat(key.reveal()).matches("([a-z2-7]{4}-){7}[a-z2-7]{4}");
        assertThat(recognise(key, null)).isEqualTo(new KeyVerdict.Accepted(channel, KeySlot.PRIMARY));
        assertThat(recognise(Secret.of(" " + key.reveal().replace("-", "").toUpperCase()), null))
                .isEqualTo(new KeyVerdict.Accepted(channel, KeySlot.PRIMARY));
        assertThat(recognise(key, channel.publicId())).isEqualTo(new KeyVerdict.Accepted(channel, KeySlot.PRIMARY));
        assertThat(recognise(keys.show(channel.id(), KeySlot.SECONDARY), null))
                .isEqualTo(new KeyVerdict.Accepted(channel, KeySlot.SECONDARY));
    }

    @Test
    void keyWhenOfAnotherChannelIsWrongForTheNamedOne() {
        ChannelView one = create();
        ChannelView other = create();
        Secret key = keys.show(one.id(), KeySlot.PRIMARY);

        assertThat(recognise(key, other.publicId())).isEqualTo(new KeyVerdict.WrongFor(other));
        assertThat(recognise(Secret.of("nonsense"), other.publicId())).isEqualTo(new KeyVerdict.WrongFor(other));
        assertThat(recognise(key, PublicId.random())).isEqualTo(new KeyVerdict.Unknown());
    }

    @Test
    void keyWhenMalformedIsUnknown() {
        for (String nonsense : List.of("", "x".repeat(1_000_000), "../../etc/passwd", "a\r\nb", "\0", "한글", "%")) {
            assertThat(recognise(Secret.of(nonsense), null)).isEqualTo(new KeyVerdict.Unknown());
        }
    }

    @Test
    void rotateWhenNowRefusesTheOldKeyAndSaysSo() {
        ChannelView channel = create();
        Secret old = keys.show(channel.id(), KeySlot.PRIMARY);

        Secret next = keys.rotate(channel.id(), KeySlot.PRIMARY, Duration.ZERO);

        assertThat(recognise(old, null)).isEqualTo(new KeyVerdict.Replaced(channel, KeySlot.PRIMARY));
        assertThat(recognise(next, null)).isEqualTo(new KeyVerdict.Accepted(channel, KeySlot.PRIMARY));
        assertThat(keys.show(channel.id(), KeySlot.PRIMARY)).isEqualTo(next);
    }

    @Test
    void rotateWhenWithGraceAcceptsTheOldKeyUntilThen() {
        ChannelView channel = create();
        Secret old = keys.show(channel.id(), KeySlot.PRIMARY);

        keys.rotate(channel.id(), KeySlot.PRIMARY, Duration.ofHours(1));

        assertThat(recognise(old, null)).isInstanceOf(KeyVerdict.Accepted.class);
        assertThat(keys.of(channel.id()).get(0).graceUntil())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofHours(2));
        assertThat(recognise(old, null)).isInstanceOf(KeyVerdict.Replaced.class);
        assertThat(keys.of(channel.id()).get(0).graceUntil()).isNull();
    }

    @Test
    void rotateNowAfterRotateWithGraceEndsTheGrace() {
        ChannelView channel = create();
        Secret old = keys.show(channel.id(), KeySlot.PRIMARY);
        keys.rotate(channel.id(), KeySlot.PRIMARY, Duration.ofHours(1));

        keys.rotate(channel.id(), KeySlot.PRIMARY, Duration.ZERO);

        assertThat(recognise(old, null)).isInstanceOf(KeyVerdict.Replaced.class);
    }

    @Test
    void usedIsToldOfThatSlotOnly() {
        ChannelView channel = create();

        keys.used(channel.id(), KeySlot.SECONDARY, "192.0.2.7");

        assertThat(keys.of(channel.id()))
                .extracting(StreamKeyView::lastUsedFrom)
                .containsExactly(null, "192.0.2.7");
    }

    @Test
    void banWhenItsTimeIsOverEndsByItself() {
        ChannelView channel = create();

        channels.ban(channel.id(), "Sells what may not be sold", clock.instant().plusSeconds(60));

        assertThat(channels.find(channel.id()).orElseThrow().ban()).isNotNull();
        clock.advance(Duration.ofSeconds(61));
        assertThat(channels.find(channel.publicId()).orElseThrow().ban()).isNull();
    }

    @Test
    void settingsWhenOutOfRangeAreRefused() {
        SellerId seller = new SellerId(UUID.randomUUID());
        ChannelSettings tooLong = new ChannelSettings("Shop", LatencyMode.LOW, false, false, Duration.ofHours(1));

        assertThatExceptionOfType(ChannelException.class)
                .isThrownBy(() -> channels.create(seller, ChannelSettings.named("Evil\u202Egnp")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("channel.name"));
        assertThatExceptionOfType(ChannelException.class)
                .isThrownBy(() -> channels.create(seller, tooLong))
                .satisfies(e -> assertThat(e.code()).isEqualTo("channel.reconnect-window"));
    }

    @Test
    void keyIsNowhereInTheClear(CapturedOutput output) throws Exception {
        ChannelView channel = create();
        Secret key = keys.rotate(channel.id(), KeySlot.PRIMARY, Duration.ZERO);
        recognise(key, null);
        String plain = key.reveal().replace("-", "");

        var rows = new JdbcTemplate(database)
                .queryForList("select * from stream_keys")
                .toString();
        assertThat(rows).doesNotContain(plain).doesNotContain(key.reveal());
        assertThat(output.getAll()).doesNotContain(plain).doesNotContain(key.reveal());
    }

    @Test
    void masterSecretIsReadByItsOwnerOnly() throws Exception {
        Path file = DATA.resolve("secrets/master");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    private ChannelView create() {
        return channels.create(new SellerId(UUID.randomUUID()), ChannelSettings.named("Harbour Shop"));
    }

    private KeyVerdict recognise(Secret key, @Nullable PublicId named) {
        return keys.recognise(List.of(new StreamKeys.Presented(key, named))).get(0);
    }
}
