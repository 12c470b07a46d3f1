package io.vitrine.studio;

import io.vitrine.polls.PollView;
import io.vitrine.polls.Polls;
import io.vitrine.shared.PublicId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a seller asks viewers with.
 *
 * @param onAir whether polls can be opened now
 * @param isOpen whether the show is not over
 * @param refusal why the last command was not carried out; null if it was
 * @param typed what stands in the form
 */
record PollDesk(
        PublicId show,
        boolean onAir,
        boolean isOpen,
        List<PollView> polls,
        @Nullable Refusal refusal,
        PollForm typed) {

    /** Differs when what it shows does, but for the votes: those have a look of their own. */
    public String version() {
        return Integer.toHexString(Objects.hash(
                onAir,
                isOpen,
                polls.stream()
                        .map(poll -> List.of(poll.id(), poll.question(), poll.state(), poll.shown()))
                        .toList()));
    }

    public int most() {
        return Polls.MOST_OPTIONS;
    }

    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, most()).boxed().toList();
    }

    /** Whether votes come in, so that the page has to look again. */
    public boolean isCounting() {
        return polls.stream().anyMatch(poll -> poll.shown());
    }

    /** @param code a key of {@code messages.properties} */
    record Refusal(String code, List<Object> args) {}
}
