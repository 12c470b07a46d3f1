package io.vitrine.accounts;

import org.springframework.scheduling.annotation.Scheduled;

/** Removes the sessions of browsers that did not come back. */
class ExpiredSessions {

    private final Runnable removal;

    ExpiredSessions(Runnable removal) {
        this.removal = removal;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void remove() {
        removal.run();
    }
}
