package io.vitrine.polls;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the polls and quizzes of shows, and counts votes: one for each visitor. Commands may be repeated without harm;
 * each throws a {@link PollException} if it cannot be done.
 *
 * <p>A {@code mediaAt} is as in {@link io.vitrine.stage.Direction}.
 */
public interface Polls {

    int MOST_OPTIONS = 4;

    /** Code points. */
    int MOST_QUESTION = 500;

    /** Code points. */
    int MOST_OPTION = 100;

    /** Polls of one show. */
    int MOST_POLLS = 100;

    PollView create(BroadcastView show, PollDraft draft);

    /** Removes a draft; what was shown stays. */
    void delete(BroadcastView show, PublicId poll);

    /** Shows a draft and lets viewers vote, in place of what was shown before: that is closed. */
    void open(BroadcastView show, PublicId poll, @Nullable Instant mediaAt);

    void close(BroadcastView show, PublicId poll, @Nullable Instant mediaAt);

    /** Shows which answer of a quiz is right, and closes it if it is open. */
    void reveal(BroadcastView show, PublicId poll, @Nullable Instant mediaAt);

    /** Takes its card down; one that is open is closed. */
    void takeDown(BroadcastView show, PublicId poll, @Nullable Instant mediaAt);

    /** Undoes {@link #open}: a draft again if nobody has voted, else closed; off the picture in both cases. */
    void takeBack(BroadcastView show, PublicId poll);

    /** Those of a show, oldest first. */
    List<PollView> of(BroadcastView show);

    Optional<PollView> find(BroadcastView show, PublicId poll);

    /** What hangs over the picture now. */
    Optional<PollView> shown(BroadcastView show);

    /** The first vote of a visitor counts; whoever votes at the same time, no visitor has two. */
    Vote vote(BroadcastView show, PublicId poll, VisitorId visitor, int option);

    /** What viewers' pages are told of a poll, its text too. */
    Map<String, Object> told(PollView poll);
}
