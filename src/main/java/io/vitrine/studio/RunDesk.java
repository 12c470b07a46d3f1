package io.vitrine.studio;

import io.vitrine.runsheet.CueKind;
import io.vitrine.runsheet.RunSheet;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The run sheet as it stands on the seller's pages.
 *
 * @param now the server's clock, which the page's is compared with
 * @param refusal why the last command was not carried out; null if it was
 */
record RunDesk(
        PublicId show,
        String title,
        boolean onAir,
        boolean isOpen,
        RunSheet sheet,
        Instant now,
        @Nullable Refusal refusal) {

    public CueKind[] kinds() {
        return CueKind.values();
    }

    public int mostLowStock() {
        return RunSheets.MOST_LOW_STOCK;
    }

    /** Changes whenever it has to be drawn anew: a button that is replaced while it is pressed would swallow the press. */
    public String version() {
        return Integer.toHexString(Objects.hash(onAir, isOpen, sheet));
    }

    /** Minutes and seconds. */
    public String clock(long seconds) {
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    /** @param code a key of {@code messages.properties} */
    record Refusal(String code, List<Object> args) {}
}
