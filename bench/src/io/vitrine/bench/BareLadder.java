package io.vitrine.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The FFmpeg command that one would write by hand for a source and three rungs, each into a file. */
final class BareLadder {

    private BareLadder() {}

    static List<String> command(String source, Path folder) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-loglevel", "warning", "-nostdin"));
        command.addAll(List.of("-i", source, "-filter_complex"));
        command.add("[0:v]split=3[a][b][c];[a]scale=-2:720:flags=bilinear[v720];"
                + "[b]scale=-2:480:flags=bilinear[v480];[c]scale=-2:360:flags=bilinear[v360]");
        output(command, List.of("-map", "0:v", "-map", "0:a", "-c", "copy"), folder.resolve("source.mp4"));
        rung(command, "v720", "1800k", folder);
        rung(command, "v480", "900k", folder);
        rung(command, "v360", "500k", folder);
        return command;
    }

    private static void rung(List<String> command, String name, String bitrate, Path folder) {
        List<String> options = new ArrayList<>(List.of("-map", "[" + name + "]", "-map", "0:a", "-c:a", "copy"));
        options.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-sc_threshold", "0"));
        options.addAll(List.of("-profile:v", "main", "-g", "9999", "-force_key_frames", "source"));
        options.addAll(List.of("-b:v", bitrate, "-maxrate", bitrate, "-bufsize", bitrate));
        output(command, options, folder.resolve(name + ".mp4"));
    }

    private static void output(List<String> command, List<String> options, Path file) {
        command.addAll(options);
        command.addAll(
                List.of("-f", "mp4", "-movflags", "empty_moov+default_base_moof+frag_keyframe", file.toString()));
    }
}
