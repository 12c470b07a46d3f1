package io.vitrine.broadcasts;

import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a show is announced, and to whom.
 *
 * @param hidden what the pages of a show with a passcode are told by; changes with the passcode; null if it has none
 * @param passcode null unless PRIVATE or a rehearsal
 * @param playback who is given the address of its picture; who needs the passcode for its page needs it for that, too
 * @param epoch what addresses are given under, so that another takes them back; null if the picture is open
 */
public record Listing(
        Kind kind,
        Visibility visibility,
        @Nullable PublicId hidden,
        @Nullable Secret passcode,
        @Nullable Instant plannedEnd,
        PlaybackPolicy playback,
        @Nullable PublicId epoch) {

    /** A show for everybody, as encoders begin them. */
    public static final Listing OPEN =
            new Listing(Kind.LIVE, Visibility.PUBLIC, null, null, null, PlaybackPolicy.OPEN, null);

    public boolean isRehearsal() {
        return kind == Kind.REHEARSAL;
    }

    /** Whether it is on the index and on its channel's page. */
    public boolean isListed() {
        return kind == Kind.LIVE && visibility == Visibility.PUBLIC;
    }

    /** Whether its picture opens only with an address that was given for a while. */
    public boolean isGuarded() {
        return epoch != null;
    }

    /** Whether what happens in it goes into figures, reports and sales. */
    public boolean counts() {
        return kind == Kind.LIVE;
    }
}
