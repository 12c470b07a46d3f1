package io.vitrine.offers;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Starts, opens and closes offers whose time has come. Prices go by the clock, and do not wait for it. */
@Component
class OfferTicker {

    private static final Logger log = LoggerFactory.getLogger(OfferTicker.class);

    private final OfferTable table;
    private final OfferService offers;
    private final Clock clock;

    OfferTicker(OfferTable table, OfferService offers, Clock clock) {
        this.table = table;
        this.offers = offers;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${vitrine.offers.interval:500ms}")
    void tick() {
        Instant now = clock.instant();
        for (OfferView offer : table.due(now)) {
            try {
                offers.moveOn(offer.id(), now);
            } catch (RuntimeException e) {
                log.error("Offer {} could not be moved on; this is tried again", offer.publicId(), e);
            }
        }
    }
}
