package io.vitrine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecStringTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "-c:v libx264 -profile:v high -level 3.1, avc1.64001F",
        "-c:v libx264 -profile:v baseline -level 3.0, avc1.42C01E",
        "-c:v libx265 -x265-params log-level=none -tag:v hvc1, hvc1.1.6.L60.90",
        "-c:v libvpx-vp9 -deadline realtime -strict -2, vp09.00.1..08",
        "-vn -c:a aac, mp4a.40.2",
        "-vn -c:a libmp3lame, mp4a.6B",
        "-vn -c:a libopus -strict -2, opus"
    })
    void codecsWhenFfmpegWroteThemAreNamedAsBrowsersNameThem(String encoder, String expected) throws Exception {
        Path file = folder.resolve("sample.mp4");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error"));
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30"));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=sample_rate=48000", "-t", "0.5", "-pix_fmt", "yuv420p"));
        if (!encoder.contains("-vn")) {
            command.add("-an");
        }
        command.addAll(List.of(encoder.split(" ")));
        command.addAll(List.of("-f", "mp4", "-movflags", "frag_keyframe+delay_moov+default_base_moof"));
        command.add(file.toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        assertThat(ffmpeg.waitFor()).isZero();
        byte[] bytes = Files.readAllBytes(file);
        List<String> codecs = new ArrayList<>();
        new FragmentReader(new FragmentReader.Sink() {
                    @Override
                    public void movie(Movie movie) {
                        codecs.add(movie.codecs());
                    }

                    @Override
                    public void fragment(Movie movie, Fragment fragment) {
                        assertThat(fragment.duration()).isPositive();
                    }
                })
                .feed(bytes, 0, bytes.length);
        assertThat(codecs).singleElement().asString().matches(expected);
    }
}
