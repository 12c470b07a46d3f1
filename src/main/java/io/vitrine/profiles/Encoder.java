package io.vitrine.profiles;

import java.util.List;

/** What makes H.264 of pictures: FFmpeg's encoders that we know how to ask for a live stream. */
public enum Encoder {
    /** The processor does it; every FFmpeg that is fit for us has it. */
    X264("libx264"),
    /** Graphics of Intel and AMD, through the first device of the system. */
    VAAPI("h264_vaapi"),
    /** Graphics of NVIDIA. */
    NVENC("h264_nvenc"),
    /** Graphics of Intel, through its own library. */
    QSV("h264_qsv");

    private final String codec;

    Encoder(String codec) {
        this.codec = codec;
    }

    /** What FFmpeg calls it. */
    public String codec() {
        return codec;
    }

    /** Whether it is made of something that a machine may lack. */
    boolean isHardware() {
        return this != X264;
    }

    /** Of all options of FFmpeg those that have to come before its inputs. */
    List<String> device() {
        return switch (this) {
            case VAAPI -> List.of("-init_hw_device", "vaapi=hw", "-filter_hw_device", "hw");
            case X264, NVENC, QSV -> List.of();
        };
    }

    /** What its pictures have to go through last. */
    String upload() {
        return switch (this) {
            case VAAPI -> ",format=nv12,hwupload";
            case X264, NVENC, QSV -> "";
        };
    }

    /** No frame waits for a later one, and keyframes are made where they are asked for only. */
    List<String> options(String preset) {
        return switch (this) {
            case X264 ->
                List.of("-preset", preset, "-tune", "zerolatency", "-pix_fmt", "yuv420p", "-sc_threshold", "0");
            case VAAPI -> List.of("-bf", "0");
            case NVENC ->
                List.of(
                        "-preset",
                        preset,
                        "-tune",
                        "ll",
                        "-pix_fmt",
                        "yuv420p",
                        "-rc",
                        "cbr",
                        "-bf",
                        "0",
                        "-no-scenecut",
                        "1",
                        "-forced-idr",
                        "1");
            case QSV ->
                List.of("-preset", preset, "-pix_fmt", "nv12", "-bf", "0", "-async_depth", "1", "-forced_idr", "1");
        };
    }
}
