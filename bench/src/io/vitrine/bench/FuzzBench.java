package io.vitrine.bench;

import io.vitrine.support.Fuzzer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A million inputs and more for each reader of what strangers send: callbacks, fragmented MP4, catalogues. */
final class FuzzBench implements Benchmark {

    private static final int RUNS = 1_000_000;

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public Summary run(Details details) throws Exception {
        int seed = (int) (Clock.systemUTC().millis() & Integer.MAX_VALUE);
        List<Double> rates = new ArrayList<>();
        for (Fuzzer reader : Fuzzer.values()) {
            Fuzzer.Result result = reader.run(RUNS, seed);
            double rate = result.runs() / result.seconds();
            rates.add(rate);
            details.note(
                    "%s: %,d inputs in %.0f s, %d edges reached, seed %d",
                    reader, result.runs(), result.seconds(), result.coverage(), seed);
            details.goal(result.runs() >= RUNS, "%s: a million inputs and none breaks it", reader);
        }
        double slowest = rates.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double quickest = rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return details.summary(slowest, "inputs/s", slowest / quickest, "the quickest reader", "1,000,000 inputs each");
    }
}
