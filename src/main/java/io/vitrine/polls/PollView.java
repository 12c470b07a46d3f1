package io.vitrine.polls;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll as the studio knows it.
 *
 * @param correct the number of the right answer, from 1; null unless it is a quiz. Viewers are told once it is REVEALED
 * @param shown whether its card hangs over the picture
 * @param mediaAt the place in the picture that its last change belongs to
 */
public record PollView(
        PublicId id,
        BroadcastId broadcast,
        String question,
        List<Option> options,
        @Nullable Integer correct,
        PollState state,
        boolean shown,
        Instant mediaAt) {

    public PollView {
        options = List.copyOf(options);
    }

    public boolean isQuiz() {
        return correct != null;
    }

    public long votes() {
        return options.stream().mapToLong(Option::votes).sum();
    }

    /** Whole per cent of all votes; 0 while there are none. */
    public long share(Option option) {
        return votes() == 0 ? 0 : Math.round(100.0 * option.votes() / votes());
    }

    public List<Long> counts() {
        return options.stream().map(Option::votes).toList();
    }

    /** @param number from 1 */
    public record Option(int number, String text, long votes) {}
}
