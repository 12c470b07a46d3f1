package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.polls.PollState;
import io.vitrine.polls.PollView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll or a quiz of a show, as its seller sees it.
 *
 * @param correct the number of the right answer of a quiz, from 1
 * @param shown whether it hangs over the picture
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollAnswer(
        String id,
        String question,
        List<PollOption> options,
        @Nullable Integer correct,
        PollState state,
        boolean shown) {

    static PollAnswer of(PollView poll) {
        return new PollAnswer(
                poll.id().value(),
                poll.question(),
                poll.options().stream()
                        .map(option -> new PollOption(option.number(), option.text(), option.votes()))
                        .toList(),
                poll.correct(),
                poll.state(),
                poll.shown());
    }

    /** @param number from 1 */
    record PollOption(int number, String text, long votes) {}
}
