package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTests {

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayGoOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        firstMayGoOn.countDown();
    }

    private List<Integer> doubled(List<Integer> questions) {
        sizes.add(questions.size());
        if (questions.equals(List.of(0))) {
            awaitFirst();
        }
        if (questions.contains(99)) {
            throw new StackOverflowError();
        }
        if (questions.contains(13)) {
            throw new IllegalArgumentException("13");
        }
        return questions.stream().map(question -> 2 * question).toList();
    }

    private void awaitFirst() {
        try {
            firstMayGoOn.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void askWhenAloneIsAnsweredAtOnce() {
        Batches<Integer, Integer> batches = new Batches<>("batches", this::doubled);
        assertThat(batches.ask(4).join()).isEqualTo(8);
        assertThat(batches.ask(5).join()).isEqualTo(10);
        assertThat(sizes).containsExactly(1, 1);
    }

    @Test
    void askWhenManyComeMeanwhileIsAnsweredTogetherAndEachHasItsOwnAnswer() {
        Batches<Integer, Integer> batches = new Batches<>("batches", this::doubled);
        CompletableFuture<Integer> first = batches.ask(0);
        Awaitility.await().until(() -> sizes.size() == 1);
        List<CompletableFuture<Integer>> others =
                IntStream.rangeClosed(1, 10).mapToObj(batches::ask).toList();
        Awaitility.await().until(() -> batches.waiting() == 10);
        firstMayGoOn.countDown();
        assertThat(first.join()).isZero();
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18, 20);
        assertThat(sizes).containsExactly(1, 10);
    }

    @Test
    void askWhenAnErrorHappensFailsAndTheNextIsAnswered() {
        Batches<Integer, Integer> batches = new Batches<>("batches", this::doubled);
        assertThatThrownBy(batches.ask(99)::join).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(batches.ask(4).join()).isEqualTo(8);
    }

    @Test
    void askWhenOneFailsFailsForThatOneAlone() {
        Batches<Integer, Integer> batches = new Batches<>("batches", this::doubled);
        CompletableFuture<Integer> first = batches.ask(0);
        Awaitility.await().until(() -> sizes.size() == 1);
        CompletableFuture<Integer> good = batches.ask(7);
        CompletableFuture<Integer> bad = batches.ask(13);
        Awaitility.await().until(() -> batches.waiting() == 2);
        firstMayGoOn.countDown();
        assertThat(first.join()).isZero();
        assertThat(good.join()).isEqualTo(14);
        assertThatThrownBy(bad::join).hasCauseInstanceOf(IllegalArgumentException.class);
    }
}
