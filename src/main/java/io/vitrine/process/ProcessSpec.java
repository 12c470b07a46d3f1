package io.vitrine.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What to run, and how to keep it running.
 *
 * @param name unique among the processes that run; names its record on disk
 * @param command the program and its arguments, made anew for every start; no shell
 * @param stall how long it may show no progress (three times as long at first) before it is stopped and started again
 * @param grace how long it may take to end when it is asked to, before it is killed
 * @param mask takes the secrets out of a line of its log
 */
public record ProcessSpec(
        String name, Supplier<List<String>> command, Duration stall, Duration grace, UnaryOperator<String> mask) {

    public ProcessSpec {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("A process name is 1 to 64 of a-z, 0-9 and -: " + name);
        }
    }
}
