package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vitrine.ingest.Signals.Signal;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.studio.Finding.Level;
import io.vitrine.studio.Finding.Measure;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.TranscodingStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalHealthTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void ofWhenNothingIsConnectedSaysSoAndNothingElse() {
        assertThat(SignalHealth.of(null, stream(s -> s), running(), NOW))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("studio.health.none");
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                });
    }

    @Test
    void ofWhenAllIsWellSaysOneGoodThing() {
        assertThat(SignalHealth.of(Sample.GOOD.signal(), stream(s -> s), running(), NOW))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("studio.health.good");
                    assertThat(finding.level()).isEqualTo(Level.OK);
                });
    }

    @Test
    void ofWhenFiguresAreNotKnownYetFindsNothingBad() {
        Signal young = new Signal(NOW, "192.0.2.7", "OBS", 0, 0, 0, 0, null, null, Duration.ZERO);
        assertThat(SignalHealth.of(young, null, null, NOW))
                .extracting(Finding::code)
                .containsExactly("studio.health.good");
    }

    static Stream<Arguments> signals() {
        return Stream.of(
                arguments("silent for 3 s", Sample.GOOD.silent(3), Level.BAD, "studio.health.silent", List.of(3L)),
                arguments("silent for 2 s", Sample.GOOD.silent(2), Level.OK, "studio.health.good", List.of()),
                arguments("HEVC", Sample.GOOD.video("HEVC"), Level.BAD, "studio.health.video.codec", List.of("HEVC")),
                arguments("AVC by another name", Sample.GOOD.video("avc1"), Level.OK, "studio.health.good", List.of()),
                arguments("no video", Sample.GOOD.video(null), Level.BAD, "studio.health.video.missing", List.of()),
                arguments("no sound", Sample.GOOD.audio(null), Level.WARN, "studio.health.audio.missing", List.of()),
                arguments("MP3", Sample.GOOD.audio("MP3"), Level.WARN, "studio.health.audio.codec", List.of("MP3")),
                arguments(
                        "4K",
                        Sample.GOOD.size(3840, 2160).rate(9_000_000),
                        Level.WARN,
                        "studio.health.resolution.high",
                        List.of(3840, 2160)),
                arguments(
                        "360p",
                        Sample.GOOD.size(640, 360).rate(1_500_000),
                        Level.WARN,
                        "studio.health.resolution.low",
                        List.of(640, 360)),
                arguments("upright", Sample.GOOD.size(720, 1280), Level.OK, "studio.health.good", List.of()),
                arguments(
                        "little bitrate",
                        Sample.GOOD.rate(1_000_000),
                        Level.WARN,
                        "studio.health.bitrate.low",
                        List.of(1000L, 720, 2500, 4000)),
                arguments(
                        "much bitrate",
                        Sample.GOOD.rate(6_500_000),
                        Level.WARN,
                        "studio.health.bitrate.high",
                        List.of(6500L, 720, 2500, 4000)),
                arguments(
                        "15 frames a second",
                        Sample.GOOD.frames(15),
                        Level.WARN,
                        "studio.health.framerate.low",
                        List.of(15.0)),
                arguments(
                        "120 frames a second",
                        Sample.GOOD.frames(120),
                        Level.WARN,
                        "studio.health.framerate.high",
                        List.of(120.0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signals")
    void ofWhenTheSignalHasOneFaultFindsIt(String name, Sample sample, Level level, String code, List<Object> args) {
        assertThat(SignalHealth.of(sample.signal(), null, running(), NOW))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(level);
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.args()).isEqualTo(args);
                });
    }

    static Stream<Arguments> keyframes() {
        return Stream.of(
                arguments(1000L, Level.OK, null),
                arguments(1500L, Level.OK, null),
                arguments(2000L, Level.WARN, 2.0),
                arguments(4000L, Level.WARN, 4.0),
                arguments(5200L, Level.BAD, 5.2));
    }

    @ParameterizedTest(name = "{0} ms")
    @MethodSource("keyframes")
    void ofWhenKeyframesAreRareSaysHowRare(long interval, Level level, @Nullable Double seconds) {
        List<Finding> findings = SignalHealth.of(
                Sample.GOOD.signal(), stream(s -> s.withInterval(Duration.ofMillis(interval))), running(), NOW);
        assertThat(SignalHealth.levelOf(Measure.KEYFRAMES, findings)).isEqualTo(level);
        if (seconds != null) {
            assertThat(findings.get(0).code()).isEqualTo("studio.health.keyframes");
            assertThat(findings.get(0).args()).containsExactly(seconds);
        }
    }

    static Stream<Arguments> frameRates() {
        return Stream.of(
                arguments(30.0, Level.OK), arguments(24.0, Level.OK),
                arguments(23.0, Level.WARN), arguments(14.0, Level.BAD));
    }

    @ParameterizedTest(name = "{0} of 30")
    @MethodSource("frameRates")
    void ofWhenFramesAreMissingSaysHowMany(double measured, Level level) {
        List<Finding> findings =
                SignalHealth.of(Sample.GOOD.signal(), stream(s -> s.withFrames(measured)), running(), NOW);
        assertThat(SignalHealth.levelOf(Measure.FRAME_RATE, findings)).isEqualTo(level);
        if (level != Level.OK) {
            assertThat(findings.get(0).code()).isEqualTo("studio.health.framerate.drop");
            assertThat(findings.get(0).args()).containsExactly(measured, 30.0);
        }
    }

    static Stream<Arguments> transcodings() {
        return Stream.of(
                arguments(
                        status(State.FAILED, false, 0, 0, "transcoding.problem.codec", "hevc"),
                        Level.BAD,
                        "transcoding.problem.codec"),
                arguments(status(State.FAILED, false, 0, 0, null, null), Level.BAD, "studio.health.transcoding.failed"),
                arguments(
                        status(State.RESTARTING, false, 2, 0, null, null),
                        Level.WARN,
                        "studio.health.transcoding.restarting"),
                arguments(status(State.RUNNING, true, 0, 1, null, null), Level.WARN, "studio.health.node.full"),
                arguments(
                        status(State.RUNNING, false, 0, 0.7, null, null), Level.WARN, "studio.health.transcoding.slow"),
                arguments(status(State.RUNNING, false, 0, 1.01, null, null), Level.OK, "studio.health.good"),
                arguments(status(State.STARTING, false, 0, 0.3, null, null), Level.OK, "studio.health.good"));
    }

    @ParameterizedTest
    @MethodSource("transcodings")
    void ofWhenTranscodingHasAProblemFindsIt(TranscodingStatus status, Level level, String code) {
        assertThat(SignalHealth.of(Sample.GOOD.signal(), stream(s -> s), status, NOW))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(level);
                    assertThat(finding.code()).isEqualTo(code);
                });
    }

    @Test
    void ofWhenFfmpegNamesTheCodecDoesNotSayItTwice() {
        assertThat(SignalHealth.of(
                        Sample.GOOD.video("HEVC").signal(),
                        null,
                        status(State.FAILED, false, 0, 0, "transcoding.problem.codec", "hevc"),
                        NOW))
                .extracting(Finding::code)
                .containsExactly("transcoding.problem.codec");
    }

    @Test
    void ofWhenTheEncoderHasJustConnectedDoesNotMissItsSoundYet() {
        Signal signal =
                new Signal(NOW.minusSeconds(2), "192.0.2.7", "OBS", 0, 1280, 720, 30, "H264", null, Duration.ZERO);
        assertThat(SignalHealth.of(signal, null, null, NOW))
                .extracting(Finding::code)
                .containsExactly("studio.health.good");
    }

    @Test
    void ofWhenMuchIsWrongPutsTheWorstFirst() {
        List<Finding> findings = SignalHealth.of(
                Sample.GOOD.silent(9).audio("MP3").rate(900_000).signal(),
                stream(s -> s.withInterval(Duration.ofSeconds(8))),
                running(),
                NOW);
        assertThat(findings).extracting(Finding::level).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(findings).hasSize(4);
        assertThat(SignalHealth.levelOf(Measure.CONNECTION, findings)).isEqualTo(Level.BAD);
        assertThat(SignalHealth.levelOf(Measure.BITRATE, findings)).isEqualTo(Level.WARN);
        assertThat(SignalHealth.levelOf(Measure.RESOLUTION, findings)).isEqualTo(Level.OK);
    }

    private static TranscodingStatus running() {
        return status(State.RUNNING, false, 0, 1, null, null);
    }

    private static TranscodingStatus status(
            State state, boolean full, int restarts, double speed, @Nullable String problem, @Nullable String detail) {
        return new TranscodingStatus(state, List.of("source"), full, restarts, speed, 30, problem, detail);
    }

    private static StreamStatus stream(java.util.function.UnaryOperator<Source> change) {
        Source source = change.apply(new Source(30, Duration.ofSeconds(1)));
        return new StreamStatus("media", false, List.of(source.rendition()), 0);
    }

    private record Source(double frames, Duration interval) {

        Source withFrames(double next) {
            return new Source(next, interval);
        }

        Source withInterval(Duration next) {
            return new Source(frames, next);
        }

        StreamStatus.Rendition rendition() {
            return new StreamStatus.Rendition(
                    "source",
                    "avc1.64001f,mp4a.40.2",
                    1280,
                    720,
                    frames,
                    3_000_000,
                    interval,
                    NOW,
                    9,
                    Duration.ZERO,
                    null);
        }
    }

    private record Sample(
            long bitrate,
            int width,
            int height,
            double frames,
            @Nullable String video,
            @Nullable String audio,
            int silent) {

        static final Sample GOOD = new Sample(3_200_000, 1280, 720, 30, "H264", "AAC", 0);

        Sample rate(long next) {
            return new Sample(next, width, height, frames, video, audio, silent);
        }

        Sample size(int nextWidth, int nextHeight) {
            return new Sample(bitrate, nextWidth, nextHeight, frames, video, audio, silent);
        }

        Sample frames(double next) {
            return new Sample(bitrate, width, height, next, video, audio, silent);
        }

        Sample video(@Nullable String next) {
            return new Sample(bitrate, width, height, frames, next, audio, silent);
        }

        Sample audio(@Nullable String next) {
            return new Sample(bitrate, width, height, frames, video, next, silent);
        }

        Sample silent(int seconds) {
            return new Sample(bitrate, width, height, frames, video, audio, seconds);
        }

        Signal signal() {
            return new Signal(
                    NOW.minusSeconds(60),
                    "192.0.2.7",
                    "OBS",
                    bitrate,
                    width,
                    height,
                    frames,
                    video,
                    audio,
                    Duration.ofSeconds(silent));
        }
    }
}
