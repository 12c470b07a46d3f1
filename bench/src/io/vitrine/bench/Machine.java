package io.vitrine.bench;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How fast the machine is at the moment: the processors of a virtual one are shared with others, and the same figure may
 * be three times another an hour later. Seconds are only worth comparing between runs whose machine was as fast.
 */
final class Machine {

    private static final long LENGTH_NANOS = 1_000_000_000;
    private static final int ROUND = 100_000;

    /** Read by nobody; without it the compiler would leave the work out. */
    private static volatile long sink;

    private Machine() {}

    /** Says how many million steps a second one processor does alone, and all do together. Takes two seconds. */
    static String speed() {
        double one = steps();
        int processors = Runtime.getRuntime().availableProcessors();
        double all = IntStream.range(0, processors)
                .parallel()
                .mapToDouble(processor -> steps())
                .sum();
        return String.format(
                Locale.ROOT, "the machine does %.0f million steps/s alone, %.0f on all processors", one, all);
    }

    private static double steps() {
        long value = System.nanoTime();
        long rounds = 0;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LENGTH_NANOS) {
            for (int step = 0; step < ROUND; step++) {
                // xorshift: each step needs the one before.
                value ^= value << 13;
                value ^= value >>> 7;
                value ^= value << 17;
            }
            rounds++;
        }
        sink = value;
        return rounds * ROUND / 1e6 / ((System.nanoTime() - begin) / 1e9);
    }
}
