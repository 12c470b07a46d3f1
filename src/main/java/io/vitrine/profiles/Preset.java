package io.vitrine.profiles;

/** An encoder, and how much it may work for a better picture at the same bitrate; the cheapest of each first. */
public enum Preset {
    X264_ULTRAFAST(Encoder.X264, "ultrafast"),
    X264_SUPERFAST(Encoder.X264, "superfast"),
    /** The usual one. */
    X264_VERYFAST(Encoder.X264, "veryfast"),
    X264_FASTER(Encoder.X264, "faster"),
    X264_FAST(Encoder.X264, "fast"),
    X264_MEDIUM(Encoder.X264, "medium"),
    /** Drivers differ in what they could be told, so that it is told nothing. */
    VAAPI(Encoder.VAAPI, ""),
    NVENC_P1(Encoder.NVENC, "p1"),
    NVENC_P4(Encoder.NVENC, "p4"),
    NVENC_P7(Encoder.NVENC, "p7"),
    QSV_VERYFAST(Encoder.QSV, "veryfast"),
    QSV_MEDIUM(Encoder.QSV, "medium"),
    QSV_SLOW(Encoder.QSV, "slow");

    private final Encoder encoder;
    private final String option;

    Preset(Encoder encoder, String option) {
        this.encoder = encoder;
        this.option = option;
    }

    public Encoder encoder() {
        return encoder;
    }

    /** What FFmpeg's encoder calls it; empty if it has one only. */
    public String option() {
        return option;
    }
}
