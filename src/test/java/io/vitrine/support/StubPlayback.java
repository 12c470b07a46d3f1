package io.vitrine.support;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.playback.Admission;
import io.vitrine.playback.Playback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives addresses that look like the edge's, and are signed by nobody. */
public final class StubPlayback implements Playback {

    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public Optional<Admission> admit(BroadcastView show) {
        return admit(show, UNTIL);
    }

    @Override
    public Optional<Admission> admit(BroadcastView show, Instant until) {
        return show.phase() == Phase.LIVE ? Optional.of(address(show, until)) : Optional.empty();
    }

    @Override
    public Admission preview(BroadcastView show) {
        return address(show, UNTIL);
    }

    private static Admission address(BroadcastView show, Instant until) {
        boolean guarded = show.listing().isGuarded();
        String folder = "/hls/" + show.mediaId()
                + (guarded ? "/" + until.getEpochSecond() + "-" + show.listing().epoch() + "-" + "d".repeat(22) : "");
        return new Admission(
                folder + "/main.m3u8", List.of(folder + "/main.m3u8", folder + "/source.m3u8"), guarded ? until : null);
    }
}
