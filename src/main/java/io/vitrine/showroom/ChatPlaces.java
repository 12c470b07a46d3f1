package io.vitrine.showroom;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.stage.ChatPlace;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Knows where a message goes. Looking that up took longer than all else about the message, and hardly ever finds another
 * answer: it is kept until a show moves on, or for some seconds.
 */
@Component
class ChatPlaces {

    /** Then one looks again while all others go on with what is known: hundreds would wait for the same answer. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private final Shows shows;
    private final LoadingCache<String, Optional<ChatPlace>> known;

    ChatPlaces(Shows shows) {
        this.shows = shows;
        this.known = Caffeine.newBuilder()
                .maximumSize(1_000)
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(REMEMBERED)
                .build(this::look);
    }

    /** @param id of a broadcast, or of a channel for what it shows now */
    Optional<ChatPlace> find(String id) {
        Optional<ChatPlace> place = known.get(id);
        if (place.isEmpty()) {
            // A show may be planned at any moment.
            known.invalidate(id);
        }
        return place;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        known.invalidateAll();
    }

    private Optional<ChatPlace> look(String id) {
        return shows.find(id)
                .flatMap(show -> Optional.ofNullable(show.broadcast())
                        .map(broadcast ->
                                new ChatPlace(broadcast, show.channel().seller(), show.shop())));
    }
}
