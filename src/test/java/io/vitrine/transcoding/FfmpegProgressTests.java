package io.vitrine.transcoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads progress as FFmpeg 5.1 writes it. */
class FfmpegProgressTests {

    private static final List<String> BLOCK = List.of(
            "frame=45",
            "fps=29.8",
            "stream_0_0_q=-1.0",
            "bitrate=N/A",
            "total_size=N/A",
            "out_time_us=1500000",
            "out_time_ms=1500000",
            "out_time=00:00:01.500000",
            "dup_frames=0",
            "drop_frames=0",
            "speed=0.99x");

    private final FfmpegProgress progress = new FfmpegProgress();

    @Test
    void blockIsProgressWhenMediaWentOut() {
        BLOCK.forEach(line -> assertThat(progress.read(line)).isFalse());
        assertThat(progress.read("progress=continue")).isTrue();
        assertThat(progress.frameRate()).isEqualTo(29.8);
        assertThat(progress.speed()).isEqualTo(0.99);
    }

    @Test
    void speedWhenItIsDividedByNoTimeIsNotKnownYet() {
        progress.read("speed=4.12e+04x");
        assertThat(progress.speed()).isZero();
        progress.read("speed=1.02x");
        progress.read("speed=41200x");
        assertThat(progress.speed()).isEqualTo(1.02);
    }

    @Test
    void blockIsNoProgressWhenTheTimeStandsStill() {
        BLOCK.forEach(progress::read);
        progress.read("progress=continue");
        BLOCK.forEach(progress::read);
        assertThat(progress.read("progress=continue")).isFalse();
    }

    @Test
    void wordsThatAreNotNumbersAreIgnored() {
        progress.read("speed=N/A");
        progress.read("out_time_us=N/A");
        progress.read("rubbish");
        assertThat(progress.read("progress=continue")).isFalse();
        assertThat(progress.speed()).isZero();
    }
}
