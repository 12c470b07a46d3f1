package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is on screen, as JSON.
 *
 * @param seq the last event that is surely in it
 * @param now the server's clock
 * @param more what else has to be known, each by its name
 */
public record Snapshot(
        String id,
        long seq,
        Instant now,
        List<Map<String, Object>> products,
        List<Pin> pins,
        List<Notice> notices,
        Map<String, Object> more) {

    static Snapshot of(BroadcastView show, Screen screen, Instant now, Map<String, Object> more) {
        return new Snapshot(
                show.publicId().value(),
                screen.seq(),
                now,
                screen.cards().stream().map(CardJson::of).toList(),
                screen.pins().stream()
                        .map(pin -> new Pin(pin.slot(), pin.card().id().value(), pin.mediaAt()))
                        .toList(),
                screen.notices().stream().map(notice -> Notice.of(notice, now)).toList(),
                new LinkedHashMap<>(more));
    }

    public record Pin(int slot, String product, Instant mediaAt) {}

    /** @param seconds how much longer it is shown; null if until it is taken away */
    public record Notice(
            String kind,
            String text,
            Instant mediaAt,
            @Nullable Long seconds) {

        static Notice of(Screen.Notice notice, Instant now) {
            Instant until = notice.until();
            return new Notice(
                    notice.kind().key(),
                    notice.text(),
                    notice.mediaAt(),
                    until == null
                            ? null
                            : Math.max(1, Duration.between(now, until).toSeconds()));
        }
    }
}
