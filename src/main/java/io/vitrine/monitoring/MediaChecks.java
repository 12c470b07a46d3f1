package io.vitrine.monitoring;

import io.vitrine.nodes.MediaNode;
import io.vitrine.transcoding.TranscodingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at both nginx, and at every FFmpeg. Called by one thread. */
@Component
class MediaChecks {

    private static final Duration LOOP = Duration.ofMinutes(5);
    private static final int OFTEN = 3;

    /** Slower than that for so many looks, and viewers wait. */
    private static final double SLOW = 0.95;

    private static final int LOOKS = 3;

    private final MediaNode node;
    private final Map<String, Deque<Instant>> restarts = new HashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private final Map<String, Integer> slow = new HashMap<>();
    private long allRestarts;

    MediaChecks(MediaNode node) {
        this.node = node;
    }

    List<Finding> nginx() {
        return node.answering().entrySet().stream()
                .map(answer -> {
                    Watched of = answer.getKey().equals("ingest") ? Watched.INGEST : Watched.EDGE;
                    return answer.getValue() ? Finding.up(of) : Finding.degraded(of, "away");
                })
                .toList();
    }

    /** Since the application was started. */
    long restarts() {
        return allRestarts;
    }

    List<Finding> transcoding(List<Show> shows, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Show> sessions = shows.stream()
                .filter(show -> show.transcoding() != null && show.broadcast().session() != null)
                .collect(
                        Collectors.toMap(show -> String.valueOf(show.broadcast().session()), show -> show));
        List.of(restarts, counted, slow).forEach(map -> map.keySet().retainAll(sessions.keySet()));
        sessions.forEach((session, show) -> {
            int recent = recentRestarts(session, show, now);
            if (recent >= OFTEN) {
                findings.add(Finding.degraded(
                        Watched.TRANSCODING, "restarts", show.broadcast().title(), recent));
            }
            if (isSlow(session, show)) {
                findings.add(Finding.degraded(
                        Watched.TRANSCODING, "slow", show.broadcast().title(), speed(show)));
            }
        });
        return findings.isEmpty() ? List.of(Finding.up(Watched.TRANSCODING)) : findings;
    }

    private int recentRestarts(String session, Show show, Instant now) {
        TranscodingStatus status = show.transcoding();
        int more = status == null ? 0 : status.restarts() - counted.getOrDefault(session, 0);
        Deque<Instant> times = restarts.computeIfAbsent(session, key -> new ArrayDeque<>());
        for (int i = 0; i < more; i++) {
            times.addLast(now);
        }
        allRestarts += Math.max(0, more);
        counted.merge(session, more, Integer::sum);
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(LOOP))) {
            times.removeFirst();
        }
        return times.size();
    }

    private boolean isSlow(String session, Show show) {
        if (show.isTranscoded() && speed(show) < SLOW) {
            return slow.merge(session, 1, Integer::sum) >= LOOKS;
        }
        slow.remove(session);
        return false;
    }

    private static double speed(Show show) {
        TranscodingStatus status = show.transcoding();
        return status == null ? 0 : status.speed();
    }
}
