package io.vitrine.polls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seller wants to ask.
 *
 * @param options in their order; blank ones are left out
 * @param correct the number of the right answer of a quiz, from 1, among {@code options} as they are here; null for a poll
 */
public record PollDraft(
        String question, List<String> options, @Nullable Integer correct) {

    public PollDraft {
        options = List.copyOf(options);
    }
}
