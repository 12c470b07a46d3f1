package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the run sheets of shows, and plays them. Each command throws a {@link RunSheetException} if it cannot be done.
 *
 * <p>A {@code mediaAt} is as in {@link io.vitrine.stage.Direction}.
 */
public interface RunSheets {

    int MOST_CUES = 200;

    /** Code points of a script. */
    int MOST_SCRIPT = 2000;

    /** Code points of what is talked about. */
    int MOST_TEXT = 200;

    /** Seconds that a cue is planned to take at most. */
    int MOST_SECONDS = 7200;

    int MOST_LOW_STOCK = 999;

    RunSheet of(BroadcastView show);

    /** Puts a cue at the end. */
    void add(BroadcastView show, CueDraft cue);

    void change(BroadcastView show, String cue, CueDraft draft);

    /** Takes a cue out; the one that is on stays. */
    void remove(BroadcastView show, String cue);

    /** Moves a cue, up if {@code by} is negative. */
    void move(BroadcastView show, String cue, int by);

    /** Puts the cues into this order; those that it does not name come after them, as they are. */
    void arrange(BroadcastView show, List<String> cues);

    /**
     * Goes on to the next cue, and does what it says. If that cannot be done, as of a coupon that was dropped before, the
     * show goes on all the same and the cue says why.
     *
     * @param step the step that whoever pressed has seen: of several who press at the same time, and of one who presses
     *     twice, the first counts and the others do nothing
     */
    void next(BroadcastView show, long step, @Nullable Instant mediaAt, AccountId by);

    /** Goes back one cue: what it pinned, said or opened is taken away, and a coupon is taken back. */
    void undo(BroadcastView show, long step, AccountId by);

    /** @param least from 0 to {@link #MOST_LOW_STOCK} */
    void setLowStock(BroadcastView show, int least);

    /** Products of the show of which no more are left than the run sheet's threshold; what is sold out comes first. */
    List<StockAlert> alerts(BroadcastView show);

    record StockAlert(String title, long left) {}
}
