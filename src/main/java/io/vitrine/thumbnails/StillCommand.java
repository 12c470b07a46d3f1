package io.vitrine.thumbnails;

import io.vitrine.packaging.Keyframe;
import java.nio.file.Path;
import java.util.List;

/** Makes one small JPEG of the first frame of a segment. */
record StillCommand(Keyframe keyframe, Path picture) {

    private static final int WIDTH = 320;

    List<String> toList() {
        return List.of(
                // Live video goes first.
                "nice",
                "-n",
                "19",
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-threads",
                "1",
                // A segment that still grows ends in the middle of something; its first frame is whole.
                "-skip_frame",
                "nokey",
                "-i",
                "concat:" + keyframe.initialisation() + "|" + keyframe.segment(),
                "-an",
                "-frames:v",
                "1",
                "-vf",
                "scale=" + WIDTH + ":-2",
                "-q:v",
                "5",
                "-f",
                "mjpeg",
                "-y",
                picture.toString());
    }
}
