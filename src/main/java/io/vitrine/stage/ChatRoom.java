package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known by heart of the chat of one show: its last messages, who may write, and what has to be told next. */
class ChatRoom {

    private static final int REMEMBERED = 200;
    private static final int SHOWN = 50;
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_WRITERS = 10_000;
    /** What viewers have not been sent when this is full, they are sent a sample of. */
    private static final int MOST_WAITING = 20;

    private final Deque<ChatMessage> last = new ArrayDeque<>();
    private final Deque<ChatLine> waiting = new ArrayDeque<>();
    private final Map<Key, CompletableFuture<ChatMessage>> keys = bounded(MOST_KEYS);
    private final Map<UUID, Instant> written = bounded(MOST_WRITERS);
    private final Map<UUID, ChatSanctions.Sanction> sanctions = new HashMap<>();
    private volatile ChatPlace place;
    private volatile ChatStore.Setup setup;
    private volatile List<String> words = List.of();
    private volatile @Nullable ChatLine pinned;
    private long next;

    ChatRoom(ChatPlace place, ChatStore.Setup setup, List<ChatMessage> messages) {
        this.place = place;
        this.setup = setup;
        for (ChatMessage message : messages) {
            last.addLast(message);
            keys.put(new Key(message.author(), message.key()), CompletableFuture.completedFuture(message));
            written.put(message.author(), message.at());
            next = message.n();
        }
    }

    BroadcastId id() {
        return place.show().id();
    }

    BroadcastView show() {
        return place.show();
    }

    ChatPlace place() {
        return place;
    }

    void now(ChatPlace current) {
        place = current;
    }

    ChatStore.Setup setup() {
        return setup;
    }

    void setUp(ChatStore.Setup changed, List<String> blocked, @Nullable ChatLine line) {
        setup = changed;
        words = blocked;
        pinned = line;
    }

    List<String> words() {
        return words;
    }

    synchronized void sanction(List<ChatSanctions.Sanction> inForce) {
        sanctions.clear();
        // The newest comes first, and a ban is stronger than any mute.
        inForce.forEach(one -> sanctions.merge(
                one.visitor(), one, (before, other) -> before.endsAt() == null ? before : longer(before, other)));
    }

    private static ChatSanctions.Sanction longer(ChatSanctions.Sanction one, ChatSanctions.Sanction other) {
        Instant end = other.endsAt();
        Instant known = one.endsAt();
        return end == null || known != null && end.isAfter(known) ? other : one;
    }

    synchronized void admit(ChatAuthor author, Instant now) {
        if (author.mark().isStaff()) {
            return;
        }
        ChatPolicy policy = setup.policy();
        if (author.guest() && !policy.guests()) {
            throw ChatException.author("guests");
        }
        ChatSanctions.Sanction sanction = sanctions.get(author.id().value());
        if (sanction != null && (sanction.endsAt() == null || sanction.endsAt().isAfter(now))) {
            throw ChatException.until(now, sanction.endsAt());
        }
        if (policy.frozen()) {
            throw ChatException.place("frozen");
        }
        Instant before = written.get(author.id().value());
        if (policy.slow() > 0
                && before != null
                && before.plusSeconds(policy.slow()).isAfter(now)) {
            throw ChatException.wait("slow", Duration.between(now, before.plusSeconds(policy.slow())));
        }
    }

    synchronized @Nullable CompletableFuture<ChatMessage> known(UUID author, UUID key) {
        return keys.get(new Key(author, key));
    }

    /** Gives the next message its number; whoever sends it again meanwhile waits for the same. */
    synchronized Draft begin(ChatAuthor author, String text, UUID key, Instant now) {
        next++;
        ChatMessage message = new ChatMessage(
                id(),
                next,
                author.id().value(),
                key,
                author.name(),
                author.mark(),
                text,
                ChatMessage.Status.VISIBLE,
                author.mark() == ChatMark.VIEWER && ChatQuestion.isAsked(text) ? ChatQuestion.NEW : null,
                now);
        CompletableFuture<ChatMessage> kept = new CompletableFuture<>();
        keys.put(new Key(message.author(), key), kept);
        written.put(message.author(), now);
        return new Draft(this, message, kept);
    }

    synchronized void accept(ChatMessage message) {
        last.addLast(message);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        waiting.addLast(message.line());
        if (waiting.size() > MOST_WAITING) {
            // The oldest that is only a viewer's: what the shop says reaches everybody.
            ChatLine left = waiting.stream()
                    .filter(line -> !line.mark().isStaff())
                    .findFirst()
                    .orElse(waiting.getFirst());
            waiting.remove(left);
        }
    }

    synchronized void forget(ChatMessage message) {
        keys.remove(new Key(message.author(), message.key()));
        written.remove(message.author());
    }

    synchronized void change(ChatMessage changed) {
        List<ChatMessage> all = last.stream()
                .map(message -> message.n() == changed.n() ? changed : message)
                .toList();
        last.clear();
        last.addAll(all);
        waiting.removeIf(line -> line.n() == changed.n());
    }

    /** What to tell now, at most so many messages and so many bytes. */
    synchronized List<ChatLine> take(int most, int bytes) {
        List<ChatLine> lines = new ArrayList<>();
        int size = 0;
        while (!waiting.isEmpty() && lines.size() < most) {
            size += ChatFrames.size(waiting.getFirst());
            if (size > bytes && !lines.isEmpty()) {
                break;
            }
            lines.add(waiting.removeFirst());
        }
        return lines;
    }

    synchronized List<ChatMessage> remembered() {
        return List.copyOf(last);
    }

    ChatView view(long hearts) {
        List<ChatLine> lines = remembered().stream()
                .filter(ChatMessage::isVisible)
                .map(ChatMessage::line)
                .toList();
        return new ChatView(
                place.show().publicId().value(),
                setup.policy(),
                pinned,
                lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()),
                hearts);
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    static List<String> words(String... lists) {
        return ChatStore.skeletons(
                Stream.of(lists).flatMap(list -> ChatStore.lines(list).stream()).toList());
    }

    private record Key(UUID author, UUID key) {}

    /** A message on its way into the database. */
    record Draft(ChatRoom room, ChatMessage message, CompletableFuture<ChatMessage> kept) {

        void done() {
            room.accept(message);
            kept.complete(message);
        }

        void failed(Throwable cause) {
            room.forget(message);
            kept.completeExceptionally(cause);
        }
    }
}
