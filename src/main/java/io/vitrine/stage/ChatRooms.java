package io.vitrine.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.broadcasts.BroadcastId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the rooms of shows that somebody asks about, from what is kept of them. */
@Component
class ChatRooms {

    private static final int REMEMBERED = 200;

    private final Cache<BroadcastId, ChatRoom> rooms = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final ChatStore store;
    private final ChatSanctions sanctions;
    private final Clock clock;

    ChatRooms(ChatStore store, ChatSanctions sanctions, Clock clock) {
        this.store = store;
        this.sanctions = sanctions;
        this.clock = clock;
    }

    ChatRoom of(ChatPlace place) {
        ChatRoom room = rooms.get(place.show().id(), id -> open(place));
        room.now(place);
        return room;
    }

    Collection<ChatRoom> open() {
        return rooms.asMap().values();
    }

    /** Reads again how the room is set up, and who may not write there. */
    void refresh(ChatPlace place) {
        furnish(of(place), place);
    }

    /** Has all rooms of the shop read again what holds in all of them. */
    void refreshAll(ChatPlace place) {
        open().stream()
                .filter(room -> room.place().seller().equals(place.seller()))
                .forEach(room -> furnish(room, room.place()));
    }

    private ChatRoom open(ChatPlace place) {
        BroadcastId id = place.show().id();
        ChatRoom room = new ChatRoom(place, store.setup(id), store.last(id, REMEMBERED));
        furnish(room, place);
        return room;
    }

    private void furnish(ChatRoom room, ChatPlace place) {
        ChatStore.Setup setup = store.setup(room.id());
        room.setUp(
                setup, ChatRoom.words(setup.words(), store.shop(place.seller()).words()), pinned(room.id(), setup));
        room.sanction(sanctions.inForce(place, clock.instant()));
    }

    private @Nullable ChatLine pinned(BroadcastId id, ChatStore.Setup setup) {
        Long n = setup.pinned();
        return n == null
                ? null
                : store.find(id, n)
                        .filter(ChatMessage::isVisible)
                        .map(ChatMessage::line)
                        .orElse(null);
    }
}
