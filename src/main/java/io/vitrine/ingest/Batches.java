package io.vitrine.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers the questions that come at the same time together, so that they share the cost of one transaction (group
 * commit). A question that comes alone is answered at once.
 *
 * <p>A batch that fails is done again one by one, so that only the question at fault gets the failure.
 */
final class Batches<Q, A> {

    private static final int MOST = 256;

    /** Gives an answer to each question, in their order. */
    private final Function<List<Q>, List<A>> work;

    private final BlockingQueue<Asked<Q, A>> waiting = new LinkedBlockingQueue<>();
    private final ThreadPoolExecutor thread;

    /** @param name of the thread that answers */
    Batches(String name, Function<List<Q>, List<A>> work) {
        this.work = work;
        this.thread = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread answering = new Thread(task, name);
            answering.setDaemon(true);
            return answering;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** @return the answer, or what the work throws for this question alone */
    CompletableFuture<A> ask(Q question) {
        Asked<Q, A> mine = new Asked<>(question, new CompletableFuture<>());
        waiting.add(mine);
        // One task for each question; those that find theirs answered with an earlier one have nothing to do.
        thread.execute(this::answerWaiting);
        return mine.answer();
    }

    /** How many have asked and are not being answered yet. */
    int waiting() {
        return waiting.size();
    }

    private void answerWaiting() {
        List<Asked<Q, A>> batch = new ArrayList<>();
        if (waiting.drainTo(batch, MOST) > 0) {
            answer(batch);
        }
    }

    private void answer(List<Asked<Q, A>> batch) {
        List<A> answers;
        try {
            answers = work.apply(batch.stream().map(Asked::question).toList());
        } catch (RuntimeException | Error e) {
            // Also an error: whoever asked would wait for ever.
            if (batch.size() == 1) {
                batch.get(0).answer().completeExceptionally(e);
            } else {
                batch.forEach(one -> answer(List.of(one)));
            }
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}
}
