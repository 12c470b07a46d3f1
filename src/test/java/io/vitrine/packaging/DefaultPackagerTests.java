package io.vitrine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.MutableClock;
import io.vitrine.shared.PublicId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultPackagerTests {

    private static final StreamSpec STREAM = new StreamSpec(
            PublicId.random().value(), Duration.ofMillis(333), List.of(new RenditionSpec("source", 1_000_000)));

    @TempDir
    Path media;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-02T03:04:05Z"));

    @SuppressWarnings("NullAway.Init")
    private DefaultPackager packager;

    @BeforeEach
    void startPackager() {
        packager = started();
    }

    private DefaultPackager started() {
        PackagingSettings settings = new PackagingSettings(media, 30, Duration.ofMinutes(1), Duration.ofMinutes(5));
        DefaultPackager fresh = new DefaultPackager(
                settings,
                clock,
                new Outbox() {
                    @Override
                    public void pictureReady(PictureReady event) {}

                    @Override
                    public void inputEnded(InputEnded event) {}

                    @Override
                    public void available(
                            String stream,
                            String rendition,
                            List<PlaylistListener.Position> answers,
                            String playlist) {}
                },
                new InputAddress());
        fresh.start();
        return fresh;
    }

    @Test
    void expireWhenStreamIsFinishedKeepsItForAMinute() {
        packager.open(STREAM);
        packager.finish(STREAM.id());
        clock.advance(Duration.ofSeconds(59));
        packager.expire();
        assertThat(packager.status(STREAM.id()))
                .hasValueSatisfying(status -> assertThat(status.finished()).isTrue());
        clock.advance(Duration.ofSeconds(2));
        packager.expire();
        assertThat(packager.status(STREAM.id())).isEmpty();
        assertThat(media.resolve(STREAM.id())).doesNotExist();
    }

    @Test
    void expireWhenNobodyOpensWhatAnEarlierRunLeftRemovesIt() throws Exception {
        packager.open(STREAM);
        Path unreadable = Files.createDirectory(media.resolve(PublicId.random().value()));
        Path foreign = Files.createDirectory(media.resolve("somebody-elses"));
        packager.stop();
        packager = started();
        assertThat(packager.status(STREAM.id())).isPresent();
        clock.advance(Duration.ofMinutes(6));
        packager.expire();
        assertThat(media.resolve(STREAM.id())).doesNotExist();
        assertThat(unreadable).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void expireWhenLeftoverIsOpenedAgainKeepsIt() {
        packager.open(STREAM);
        packager.stop();
        packager = started();
        packager.open(STREAM);
        clock.advance(Duration.ofMinutes(6));
        packager.expire();
        assertThat(media.resolve(STREAM.id())).exists();
    }

    @Test
    void openWhenIdIsNoPublicIdRefuses() {
        StreamSpec climbing = new StreamSpec("../../etc", STREAM.part(), STREAM.renditions());
        assertThatThrownBy(() -> packager.open(climbing)).isInstanceOf(IllegalArgumentException.class);
    }
}
