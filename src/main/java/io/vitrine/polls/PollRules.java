package io.vitrine.polls;

import io.vitrine.shared.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds drafts to what fits on a card and can be answered. */
final class PollRules {

    private PollRules() {}

    /** @throws PollException if it cannot be asked so */
    static PollDraft checked(PollDraft draft) {
        String question = draft.question().strip();
        if (!isLine(question, Polls.MOST_QUESTION)) {
            throw PollException.of("polls.question", "A question is no line", Polls.MOST_QUESTION);
        }
        List<String> options = new ArrayList<>();
        Integer correct = null;
        for (int i = 0; i < draft.options().size(); i++) {
            String option = draft.options().get(i).strip();
            if (option.isEmpty()) {
                continue;
            }
            if (!isLine(option, Polls.MOST_OPTION)) {
                throw PollException.of("polls.option", "An option is no line", Polls.MOST_OPTION);
            }
            options.add(option);
            if (isNumber(draft.correct(), i + 1)) {
                correct = options.size();
            }
        }
        if (options.size() < 2 || options.size() > Polls.MOST_OPTIONS) {
            throw PollException.of("polls.options", "A poll with " + options.size() + " options", Polls.MOST_OPTIONS);
        }
        if (new HashSet<>(options.stream()
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .toList())
                        .size()
                < options.size()) {
            throw PollException.of("polls.twice", "Two options are the same");
        }
        if (draft.correct() != null && correct == null) {
            throw PollException.of("polls.correct", "A quiz without a right answer");
        }
        return new PollDraft(question, options, correct);
    }

    private static boolean isNumber(@Nullable Integer wanted, int number) {
        return wanted != null && wanted == number;
    }

    /** Counted in code points: a smiley is one character to whoever types it. */
    private static boolean isLine(String text, int most) {
        return text.codePointCount(0, text.length()) <= most && PlainText.isOneLine(text, 2 * most);
    }
}
