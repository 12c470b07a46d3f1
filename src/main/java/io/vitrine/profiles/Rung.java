package io.vitrine.profiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One transcoded rendition of a ladder.
 *
 * @param height lines of the picture, 144 to 2,160 and even; the width follows from the source's shape
 * @param frameRate frames a second at most, one of {@link #FRAME_RATES}; 0 for as many as the source has
 * @param kbps of the video, 100 to 20,000 kbit/s
 * @param audioKbps of the sound, one of {@link #AUDIO_RATES}; 0 for the source's own, which is copied if it is AAC
 */
public record Rung(int height, int frameRate, int kbps, Preset preset, int audioKbps) {

    public static final List<Integer> FRAME_RATES = List.of(0, 15, 24, 25, 30, 50, 60);
    public static final List<Integer> AUDIO_RATES = List.of(0, 64, 96, 128, 160, 192, 256, 320);

    /** As players choose: of two alike the one with more frames, then the one with more bits, is better. */
    public static final Comparator<Rung> BEST_FIRST = Comparator.comparingInt(Rung::height)
            .thenComparingInt(rung -> rung.frameRate == 0 ? Integer.MAX_VALUE : rung.frameRate)
            .reversed();

    private static final int LEAST_HEIGHT = 144;
    private static final int MOST_HEIGHT = 2160;
    private static final int LEAST_KBPS = 100;
    private static final int MOST_KBPS = 20_000;

    /** @throws ProfileException for the first value that cannot be */
    public Rung {
        if (height < LEAST_HEIGHT || height > MOST_HEIGHT || height % 2 != 0) {
            throw new ProfileException("height", "profiles.height", Integer.toString(height));
        }
        if (!FRAME_RATES.contains(frameRate)) {
            throw new ProfileException("frameRate", "profiles.frame-rate", Integer.toString(frameRate));
        }
        if (kbps < LEAST_KBPS || kbps > MOST_KBPS) {
            throw new ProfileException("kbps", "profiles.kbps", Integer.toString(kbps));
        }
        if (!AUDIO_RATES.contains(audioKbps)) {
            throw new ProfileException("audioKbps", "profiles.audio", Integer.toString(audioKbps));
        }
    }

    /** Its name in addresses, such as {@code 720p}, or {@code 720p30}. */
    public String name() {
        return height + "p" + (frameRate == 0 ? "" : frameRate);
    }

    /** For the audit log, and to know again what was measured. */
    String text() {
        return name() + " " + kbps + " kbit/s " + preset + (audioKbps == 0 ? "" : " audio " + audioKbps);
    }

    /** Options of FFmpeg before its inputs, for all these rungs. */
    public static List<String> devices(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> rung.preset.encoder())
                .distinct()
                .flatMap(encoder -> encoder.device().stream())
                .toList();
    }

    /**
     * The filters that its pictures go through.
     *
     * <p>To leave frames out, {@code select} takes each that is due, and every keyframe: with {@code fps} the times would
     * be others, and a keyframe that is left out would be missing where all other renditions have theirs.
     */
    public String filters() {
        String thin = frameRate == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "select='if(key+gte(t+0.002,ld(0)),st(0,max(ld(0),t-1/%d)+1/%d)+1,0)',",
                        2 * frameRate,
                        frameRate);
        return thin + "scale=-2:" + height + ":flags=bilinear"
                + preset.encoder().upload();
    }

    /** The options of FFmpeg for its video. */
    public List<String> video() {
        String bitrate = kbps + "k";
        List<String> codec = new ArrayList<>(List.of("-c:v", preset.encoder().codec()));
        codec.addAll(preset.encoder().options(preset.option()));
        // Times as they come, in their own unit: at a constant rate FFmpeg fills all the time before the first keyframe
        // with copies of it, and rounds keyframes away from where the source has them.
        codec.addAll(List.of("-profile:v", "main", "-vsync", "passthrough", "-enc_time_base", "1:1000"));
        // Keyframes only where the source has them, so that players can change renditions at each.
        codec.addAll(List.of("-g", "9999", "-force_key_frames", "source"));
        codec.addAll(List.of("-b:v", bitrate, "-maxrate", bitrate, "-bufsize", kbps / 2 + "k"));
        return codec;
    }
}
