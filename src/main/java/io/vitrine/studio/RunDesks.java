package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.studio.RunDesk.Refusal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares run sheets for the seller's pages. */
@Component
class RunDesks {

    private final RunSheets sheets;
    private final Clock clock;

    RunDesks(RunSheets sheets, Clock clock) {
        this.sheets = sheets;
        this.clock = clock;
    }

    RunDesk of(BroadcastView show, @Nullable Refusal refusal) {
        return new RunDesk(
                show.publicId(),
                show.title(),
                show.phase().isOnAir(),
                show.phase().acceptsSignal(),
                sheets.of(show),
                clock.instant(),
                refusal);
    }
}
