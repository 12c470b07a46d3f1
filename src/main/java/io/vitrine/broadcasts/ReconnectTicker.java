package io.vitrine.broadcasts;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second for broadcasts whose reconnect window is over. */
@Component
class ReconnectTicker {

    private final BroadcastService broadcasts;

    ReconnectTicker(BroadcastService broadcasts) {
        this.broadcasts = broadcasts;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        broadcasts.giveUpOverdue();
    }
}
