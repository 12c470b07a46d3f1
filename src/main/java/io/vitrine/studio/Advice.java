package io.vitrine.studio;

import java.util.Arrays;

/** Recommends what an encoder should send for each size of picture. */
enum Advice {
    FULL_HD(1080, 30, 4500, 6000, 160),
    HD(720, 30, 2500, 4000, 128),
    SD(480, 30, 1200, 2500, 128);

    private final int lines;
    private final int frameRate;
    private final int leastKbps;
    private final int mostKbps;
    private final int audioKbps;

    Advice(int lines, int frameRate, int leastKbps, int mostKbps, int audioKbps) {
        this.lines = lines;
        this.frameRate = frameRate;
        this.leastKbps = leastKbps;
        this.mostKbps = mostKbps;
        this.audioKbps = audioKbps;
    }

    /** The advice for a picture, upright or lying: the shorter side counts. */
    static Advice of(int width, int height) {
        int shorter = Math.min(width, height);
        // rtmp_stat may tell a height that is some lines short, such as 168 for 180.
        return Arrays.stream(values())
                .filter(advice -> shorter >= advice.lines - 16)
                .findFirst()
                .orElse(SD);
    }

    public int lines() {
        return lines;
    }

    public int frameRate() {
        return frameRate;
    }

    public int leastKbps() {
        return leastKbps;
    }

    public int mostKbps() {
        return mostKbps;
    }

    public int audioKbps() {
        return audioKbps;
    }
}
