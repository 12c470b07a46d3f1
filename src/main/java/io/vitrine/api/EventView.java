package io.vitrine.api;

import io.vitrine.stage.LiveEvent;
import io.vitrine.stage.Sync;
import java.time.Instant;
import java.util.Map;

/**
 * An event of a show's log.
 *
 * @param seq 1 for the first of the show, one more for each that follows
 * @param type such as pin, notice, stock, coupon; custom for what programs have sent
 * @param subject what it is about, such as a slot or the name that a program gave
 * @param at when it was written down
 * @param mediaAt the time of the picture that it belongs to
 */
record EventView(
        long seq, String type, String subject, Sync sync, Instant at, Instant mediaAt, Map<String, Object> payload) {

    static EventView of(LiveEvent event) {
        return new EventView(
                event.seq(),
                event.type(),
                event.subject(),
                event.sync(),
                event.at(),
                event.mediaAt() == null ? event.at() : event.mediaAt(),
                event.payload());
    }
}
