package io.vitrine.runsheet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run sheet of a show, and how far it has come.
 *
 * @param step how often it was moved; whoever moves it says which step they have seen
 * @param current the place of the cue that is on, from 0; -1 before the first
 * @param startedAt when the first cue was fired; null before
 * @param lowStock the least that may be left of a product before the host is told; 0 to be told of none
 */
public record RunSheet(
        long step,
        List<CueView> cues,
        int current,
        @Nullable Instant startedAt,
        int lowStock) {

    public RunSheet {
        cues = List.copyOf(cues);
    }

    public Optional<CueView> now() {
        return current < 0 ? Optional.empty() : Optional.of(cues.get(current));
    }

    public Optional<CueView> next() {
        return current + 1 < cues.size() ? Optional.of(cues.get(current + 1)) : Optional.empty();
    }

    public boolean isLast() {
        return current >= 0 && current + 1 == cues.size();
    }

    /** Seconds that all cues are planned to take. */
    public int planned() {
        return cues.stream().mapToInt(cue -> cue.what().seconds()).sum();
    }

    /** Seconds planned for what comes after the cue that is on. */
    public int plannedAfter() {
        return cues.stream()
                .skip(current + 1L)
                .mapToInt(cue -> cue.what().seconds())
                .sum();
    }

    /** By how many seconds the cue that is on began later than planned; less than 0 if it began earlier. */
    public long late() {
        Instant began = now().map(CueView::firedAt).orElse(null);
        if (began == null || startedAt == null) {
            return 0;
        }
        int before = cues.stream()
                .limit(current)
                .filter(CueView::isFired)
                .mapToInt(cue -> cue.what().seconds())
                .sum();
        return Duration.between(startedAt, began).toSeconds() - before;
    }
}
