package io.vitrine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** How the events that were sent came to those who listened. */
record Deliveries(int wrong, List<Double> millis) {

    /** @param sent when each event was sent, by its number */
    static Deliveries of(FeedViewers viewers, TreeMap<Long, Long> sent) {
        int wrong = 0;
        List<Double> millis = new ArrayList<>();
        for (FeedViewer viewer : viewers.viewers()) {
            long[] seqs = viewer.seqs();
            long[] times = viewer.times();
            long next = sent.firstKey();
            for (int i = 0; i < seqs.length; i++) {
                if (seqs[i] < sent.firstKey() || seqs[i] > sent.lastKey()) {
                    continue;
                }
                if (seqs[i] == next) {
                    next++;
                }
                if (sent.containsKey(seqs[i])) {
                    millis.add((times[i] - Objects.requireNonNull(sent.get(seqs[i]))) / 1e6);
                }
            }
            if (next != sent.lastKey() + 1 || count(seqs, sent) != sent.lastKey() - sent.firstKey() + 1) {
                wrong++;
            }
        }
        return new Deliveries(wrong, millis);
    }

    private static long count(long[] seqs, TreeMap<Long, Long> sent) {
        long count = 0;
        for (long seq : seqs) {
            if (seq >= sent.firstKey() && seq <= sent.lastKey()) {
                count++;
            }
        }
        return count;
    }

    double within(double share) {
        return Numbers.share(millis, share);
    }
}
