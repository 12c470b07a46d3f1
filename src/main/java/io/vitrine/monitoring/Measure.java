package io.vitrine.monitoring;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/** What is kept for charts. */
public enum Measure {
    /** Open pages of shows on air. */
    VIEWERS(Math::max),
    /** All that encoders send, bit/s. */
    RECEIVED(Math::max),
    /** Encoders and viewers that were refused since the look before. */
    REFUSED(Double::sum),
    /** How long encoders waited for their verdict, seconds, on average since the look before. */
    VERDICT(Math::max),
    /** Media seconds per second of the slowest FFmpeg. */
    SPEED(Math::min),
    /** Bytes that are free on the fuller disk. */
    DISK(Math::min);

    private final DoubleBinaryOperator join;

    Measure(DoubleBinaryOperator join) {
        this.join = join;
    }

    /** Makes one of two values that follow each other: what an administrator would not want to miss. */
    public double join(double one, double other) {
        return join.applyAsDouble(one, other);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
