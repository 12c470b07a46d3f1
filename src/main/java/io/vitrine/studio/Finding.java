package io.vitrine.studio;

import java.util.List;

/**
 * Says one thing about a signal, as a key of {@code messages.properties} with its arguments; the key with {@code .fix}
 * behind it, where there is one, says what to change.
 */
record Finding(Level level, Measure measure, String code, List<Object> args) {

    /** How bad it is. */
    enum Level {
        OK,
        WARN,
        BAD;

        Level worse(Level other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** What was measured. */
    enum Measure {
        CONNECTION,
        BITRATE,
        FRAME_RATE,
        RESOLUTION,
        VIDEO_CODEC,
        AUDIO_CODEC,
        KEYFRAMES,
        TRANSCODING
    }

    static Finding ok(Measure measure, String code, Object... args) {
        return new Finding(Level.OK, measure, code, List.of(args));
    }

    static Finding warn(Measure measure, String code, Object... args) {
        return new Finding(Level.WARN, measure, code, List.of(args));
    }

    static Finding bad(Measure measure, String code, Object... args) {
        return new Finding(Level.BAD, measure, code, List.of(args));
    }

    public String fix() {
        return code + ".fix";
    }
}
