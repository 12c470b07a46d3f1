package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives the addresses of guarded shows. Whoever asks here has to have made sure of who is to have them: the edge lets in
 * everybody who brings one, until it expires or is taken back.
 */
public interface Playback {

    /** The address of a show for one viewer, or many; empty unless viewers may watch now, so that a preview stays private. */
    Optional<Admission> admit(BroadcastView show);

    /** The same until a moment of the caller's; at most a day ahead. */
    Optional<Admission> admit(BroadcastView show, Instant until);

    /** For the people who make the show, also before it is on air. */
    Admission preview(BroadcastView show);
}
