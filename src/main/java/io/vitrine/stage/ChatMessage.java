package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param author of whom nothing else is known here
 * @param key the author's own name for it
 * @param question null unless it asks the host something
 */
record ChatMessage(
        BroadcastId broadcast,
        long n,
        UUID author,
        UUID key,
        String name,
        ChatMark mark,
        String text,
        Status status,
        @Nullable ChatQuestion question,
        Instant at) {

    enum Status {
        VISIBLE,
        /** Taken from viewers' pages; the shop can show it again. */
        HIDDEN,
        /** Gone, with its words. */
        DELETED
    }

    ChatLine line() {
        return new ChatLine(n, name, mark, text, at);
    }

    boolean isVisible() {
        return status == Status.VISIBLE;
    }

    ChatMessage as(Status next) {
        return new ChatMessage(
                broadcast,
                n,
                author,
                key,
                name,
                mark,
                next == Status.DELETED ? "" : text,
                next,
                next == Status.DELETED ? null : question,
                at);
    }

    ChatMessage asking(@Nullable ChatQuestion next) {
        return new ChatMessage(broadcast, n, author, key, name, mark, text, status, next, at);
    }
}
