package io.vitrine.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs the benches that are named, or all of them; the exit code is 1 when one falls short of its goal. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new LatencyBench(),
            new PublishToFrameBench(),
            new StormBench(),
            new DeliveryBench(),
            new LadderBench(),
            new StartupBench(),
            new FlashSaleBench(),
            new ChatBench(),
            new FanoutBench(),
            new SyncBench(),
            new StopBench(),
            new TokensBench(),
            new ConsoleBench(),
            new FuzzBench());

    private Bench() {}

    public static void main(String[] names) {
        List<String> unknown = new ArrayList<>(List.of(names));
        unknown.removeAll(names(ALL));
        if (!unknown.isEmpty()) {
            System.err.println("No bench is called " + String.join(", ", unknown) + ". There are: "
                    + String.join(", ", names(ALL)) + ".");
            System.exit(2);
        }
        List<Benchmark> wanted = ALL.stream()
                .filter(bench -> names.length == 0 || List.of(names).contains(bench.name()))
                .toList();
        List<Summary> summaries = wanted.stream().map(Bench::run).toList();
        if (summaries.size() > 1) {
            System.out.println();
            summaries.forEach(System.out::println);
        }
        // Not by return: a browser's or a client's thread must not keep the bench from ending.
        System.exit(summaries.stream().allMatch(Summary::reached) ? 0 : 1);
    }

    private static List<String> names(List<Benchmark> benches) {
        return benches.stream().map(Benchmark::name).toList();
    }

    private static Summary run(Benchmark bench) {
        Summary summary;
        var details = new Details(bench.name());
        details.note("before, %s", Machine.speed());
        try {
            summary = bench.run(details);
        } catch (Exception e) {
            e.printStackTrace();
            summary = Summary.failed(bench.name(), e);
        }
        details.note("after, %s", Machine.speed());
        System.out.println(summary);
        return summary;
    }
}
