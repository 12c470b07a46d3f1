package io.vitrine.stage;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Decides whether a message is taken, and has it kept before anybody is shown it. */
@Service
class ChatService implements Chat {

    private static final int MOST = 500;
    private static final int PATIENCE_SECONDS = 2;
    /** While the database is away, the rest of the requests' threads are for those who only want to look. */
    private static final int MOST_WAITING = 32;

    private final ChatRooms rooms;
    private final ChatWriter writer;
    private final ChatLimits limits;
    private final ChatStore store;
    private final HeartCounter hearts;
    private final StoredSiteChat site;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    ChatService(
            ChatRooms rooms,
            ChatWriter writer,
            ChatLimits limits,
            ChatStore store,
            HeartCounter hearts,
            StoredSiteChat site,
            Clock clock) {
        this.rooms = rooms;
        this.writer = writer;
        this.limits = limits;
        this.store = store;
        this.hearts = hearts;
        this.site = site;
        this.clock = clock;
    }

    @Override
    public ChatLine post(ChatPlace place, ChatAuthor author, String text, UUID key) {
        ChatRoom room = rooms.of(place);
        CompletableFuture<ChatMessage> before = room.known(author.id().value(), key);
        if (before != null) {
            return await(() -> before);
        }
        if (!place.show().phase().isOnAir()) {
            throw ChatException.place("closed");
        }
        String words = text.strip();
        check(words);
        if (!author.mark().isStaff()) {
            ChatNames.check(author.name(), place.shop());
        }
        Instant now = clock.instant();
        room.admit(author, now);
        limits.write(author, room.id());
        if (!author.mark().isStaff()) {
            if (ChatText.hasLink(words)) {
                throw ChatException.message("link");
            }
            if (ChatText.hasAny(words, room.words()) || ChatText.hasAny(author.name(), room.words())) {
                throw ChatException.message("word");
            }
            site.check(author, words);
        }
        ChatLine line = await(() -> write(room.begin(author, words, key, now)));
        if (!author.mark().isStaff()) {
            site.note(place, author, words);
        }
        return line;
    }

    @Override
    public ChatView look(ChatPlace place) {
        return rooms.of(place).view(hearts.total(place.show()));
    }

    @Override
    public void report(ChatPlace place, long n, VisitorId reporter) {
        limits.report(reporter);
        ChatMessage message =
                store.find(place.show().id(), n).filter(ChatMessage::isVisible).orElseThrow(ChatException::missing);
        store.report(message.broadcast(), message.n(), reporter.value(), clock.instant());
    }

    static void check(String words) {
        if (words.codePointCount(0, words.length()) > MOST) {
            throw ChatException.message("long");
        }
        if (!PlainText.isOneLine(words, 2 * MOST)) {
            throw ChatException.message("text");
        }
    }

    private CompletableFuture<ChatMessage> write(ChatRoom.Draft draft) {
        if (!writer.offer(draft)) {
            draft.failed(ChatException.busy());
        }
        return draft.kept();
    }

    /** @param kept is not begun when too many wait already: what is refused is not shown to anybody */
    private ChatLine await(Supplier<CompletableFuture<ChatMessage>> kept) {
        if (!waiting.tryAcquire()) {
            throw ChatException.busy();
        }
        try {
            return kept.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS).line();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ChatException.busy();
        } catch (ExecutionException | TimeoutException e) {
            throw ChatException.busy();
        } finally {
            waiting.release();
        }
    }
}
