package io.vitrine.polls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes polls for viewers' pages. */
final class PollJson {

    private PollJson() {}

    /** All but the right answer of a quiz that is not revealed. */
    static Map<String, Object> of(PollView poll) {
        Map<String, Object> json = withoutText(poll);
        json.put("question", poll.question());
        json.put("options", poll.options().stream().map(PollView.Option::text).toList());
        return json;
    }

    /** What changes. */
    static Map<String, Object> withoutText(PollView poll) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", poll.id().value());
        json.put("state", poll.state().name());
        json.put("shown", poll.shown());
        json.put("quiz", poll.isQuiz());
        json.put("counts", List.copyOf(poll.counts()));
        json.put("mediaAt", poll.mediaAt().toString());
        if (poll.correct() != null && poll.state() == PollState.REVEALED) {
            json.put("correct", poll.correct());
        }
        return json;
    }
}
