package io.vitrine.runsheet;

import io.vitrine.playback.ShowFeed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the desk's pages at once that there is something new; what it is they ask for themselves. */
@Component
class DeskNews {

    private static final String FRAME = "{\"type\":\"desk\"}";

    private final ShowFeed feed;

    DeskNews(ShowFeed feed) {
        this.feed = feed;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DeskChanged change) {
        feed.sendToDesk(change.show(), FRAME);
    }
}
