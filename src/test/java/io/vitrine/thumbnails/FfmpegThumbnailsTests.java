package io.vitrine.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.MutableClock;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelId;
import io.vitrine.packaging.Keyframe;
import io.vitrine.packaging.Packager;
import io.vitrine.process.ProgramResult;
import io.vitrine.shared.PublicId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes pictures of segments that the real FFmpeg wrote, with the real FFmpeg. */
class FfmpegThumbnailsTests {

    @TempDir
    Path media;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-28T10:00:00Z"));
    private final AtomicInteger runs = new AtomicInteger();
    private Optional<Keyframe> keyframe = Optional.empty();

    @AutoClose("destroy")
    private final FfmpegThumbnails thumbnails = new FfmpegThumbnails(packager(), this::run, clock);

    private final BroadcastView show = show();

    @Test
    void thumbnailIsMadeOfTheNewestSegmentAndAgainWhenItIsOld() throws IOException {
        keyframe = Optional.of(segment());
        assertThat(thumbnails.of(show)).isEmpty();
        Thumbnail first = await().atMost(Duration.ofSeconds(20))
                .until(() -> thumbnails.of(show), Optional::isPresent)
                .orElseThrow();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(first.jpeg()));
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(180);
        // The source is red.
        assertThat(picture.getRGB(160, 90) >> 16 & 0xff).isGreaterThan(200);
        assertThat(picture.getRGB(160, 90) & 0xffff).isLessThan(0x6060);

        clock.advance(Duration.ofSeconds(7));
        assertThat(thumbnails.of(show)).contains(first);
        assertThat(runs).hasValue(1);
        clock.advance(Duration.ofSeconds(2));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> thumbnails.of(show).orElseThrow().madeAt().isAfter(first.madeAt()));
        assertThat(runs).hasValue(2);
    }

    @Test
    void thumbnailWhenTheSegmentCannotBeReadKeepsTheOneBefore() throws IOException {
        keyframe = Optional.of(segment());
        thumbnails.of(show);
        Thumbnail first = await().atMost(Duration.ofSeconds(20))
                .until(() -> thumbnails.of(show), Optional::isPresent)
                .orElseThrow();
        keyframe = Optional.of(new Keyframe(media.resolve("gone.mp4"), media.resolve("gone.m4s"), 1));
        clock.advance(Duration.ofSeconds(30));
        thumbnails.of(show);
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.get() == 2);
        assertThat(thumbnails.of(show)).contains(first);
    }

    @Test
    void thumbnailWithoutMediaIsNotTriedAgainAtOnce() {
        for (int look = 0; look < 50; look++) {
            assertThat(thumbnails.of(show)).isEmpty();
        }
        assertThat(runs).hasValue(0);
    }

    private Keyframe segment() {
        execute(List.of(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "color=red:size=640x360:rate=25",
                "-t",
                "1",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-f",
                "hls",
                "-hls_segment_type",
                "fmp4",
                "-hls_fmp4_init_filename",
                "init-0.mp4",
                "-hls_segment_filename",
                media.resolve("%d.m4s").toString(),
                media.resolve("list.m3u8").toString()));
        return new Keyframe(media.resolve("init-0.mp4"), media.resolve("0.m4s"), 640 * 360);
    }

    private ProgramResult run(List<String> command, Duration limit) {
        ProgramResult result = execute(command);
        runs.incrementAndGet();
        return result;
    }

    private static ProgramResult execute(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("FFmpeg does not end");
            }
            return new ProgramResult(process.exitValue(), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Knows where the newest picture is; nothing else is asked of it. */
    private Packager packager() {
        return (Packager) Proxy.newProxyInstance(
                Packager.class.getClassLoader(), new Class<?>[] {Packager.class}, (proxy, method, given) -> {
                    if (!method.getName().equals("keyframe")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return keyframe;
                });
    }

    private static BroadcastView show() {
        return new BroadcastView(
                new BroadcastId(UUID.randomUUID()),
                PublicId.random(),
                new ChannelId(UUID.randomUUID()),
                PublicId.random(),
                PublicId.random(),
                "Kiln opening",
                Phase.LIVE,
                true,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
