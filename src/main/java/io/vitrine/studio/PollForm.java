package io.vitrine.studio;

import io.vitrine.polls.PollDraft;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new poll.
 *
 * @param correct the number of a quiz's right answer; 0 for a poll
 */
record PollForm(
        @Nullable String question,
        @Nullable List<String> option,
        @Nullable Integer correct) {

    static final PollForm EMPTY = new PollForm("", List.of(), 0);

    public String text() {
        return Objects.requireNonNullElse(question, "");
    }

    /** @param number from 1 */
    public String option(int number) {
        return option == null || option.size() < number ? "" : option.get(number - 1);
    }

    public boolean isCorrect(int number) {
        return correct != null && correct == number;
    }

    PollDraft draft() {
        return new PollDraft(
                text(), option == null ? List.of() : option, correct == null || correct == 0 ? null : correct);
    }
}
