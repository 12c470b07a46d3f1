package io.vitrine.packaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Requests that wait for a part (blocking playlist reload). Guarded by its stream's lock; answers are given outside. */
final class Waiters {

    private final List<Waiter> waiting = new ArrayList<>();

    CompletableFuture<Packager.PlaylistAnswer> add(long number, @Nullable Integer part, Duration limit) {
        CompletableFuture<Packager.PlaylistAnswer> answer = new CompletableFuture<>();
        waiting.add(new Waiter(number, part, answer));
        return answer.completeOnTimeout(
                new Packager.PlaylistAnswer.TimedOut(), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes out those that can be answered now, and those that gave up. */
    List<CompletableFuture<Packager.PlaylistAnswer>> take(BiPredicate<Long, @Nullable Integer> answerable) {
        List<CompletableFuture<Packager.PlaylistAnswer>> taken = new ArrayList<>();
        waiting.removeIf(waiter -> {
            boolean ready = answerable.test(waiter.number, waiter.part);
            if (ready) {
                taken.add(waiter.answer);
            }
            return ready || waiter.answer.isDone();
        });
        return taken;
    }

    private record Waiter(long number, @Nullable Integer part, CompletableFuture<Packager.PlaylistAnswer> answer) {}
}
