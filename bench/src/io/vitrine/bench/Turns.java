package io.vitrine.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What wrk makes of two addresses in turns: which worker gets which processor differs from run to run, so neighbours are
 * compared, in both orders.
 *
 * @param ours median of the first address
 * @param ratio median of the first to the second
 */
record Turns(double ours, double ratio) {

    private static final Duration ROUND = Duration.ofSeconds(2);

    static Turns of(int rounds, String ours, String floor, Rate rate) throws IOException, InterruptedException {
        List<Double> figures = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            boolean first = round % 2 == 0;
            double before = rate.of(first ? ours : floor, ROUND);
            double after = rate.of(first ? floor : ours, ROUND);
            figures.add(first ? before : after);
            ratios.add(first ? before / after : after / before);
        }
        return new Turns(Numbers.median(figures), Numbers.median(ratios));
    }

    /** What wrk measures. */
    interface Rate {
        double of(String address, Duration duration) throws IOException, InterruptedException;
    }
}
