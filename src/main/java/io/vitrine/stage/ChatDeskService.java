package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AuditLog;
import io.vitrine.shared.PlainText;
import io.vitrine.stage.ChatMessage.Status;
import io.vitrine.stage.ChatSanctions.Deed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps order in a chat: first in the database, then in what is known by heart, then on viewers' pages. */
@Service
class ChatDeskService implements ChatDesk {

    private static final int MOST_SHOWN = 100;
    private static final int MOST_HIDDEN_AT_ONCE = 100;
    private static final int MOST_OF_WORDS = 4000;
    private static final int MOST_OF_REASON = 200;
    private static final int MOST_TOLD = 150;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final ChatRooms rooms;
    private final ChatStore store;
    private final ChatSanctions sanctions;
    private final ChatRepeats repeats;
    private final ChatNews news;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ChatDeskService(
            ChatRooms rooms,
            ChatStore store,
            ChatSanctions sanctions,
            ChatRepeats repeats,
            ChatNews news,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rooms = rooms;
        this.store = store;
        this.sanctions = sanctions;
        this.repeats = repeats;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public ChatDeskView look(ChatPlace place) {
        ChatRoom room = rooms.of(place);
        ChatStore.Setup setup = room.setup();
        ChatStore.ShopWords shop = store.shop(place.seller());
        List<ChatMessage> last = room.remembered();
        Long pinned = setup.pinned();
        return new ChatDeskView(
                setup.policy(),
                pinned == null
                        ? null
                        : store.find(room.id(), pinned)
                                .map(ChatDeskView.Message::of)
                                .orElse(null),
                messages(last.subList(Math.max(0, last.size() - MOST_SHOWN), last.size())),
                messages(store.questions(room.id(), MOST_SHOWN)),
                messages(store.reported(room.id(), MOST_SHOWN)),
                messages(store.aside(room.id(), MOST_SHOWN)),
                sanctions.inForce(place, clock.instant()).stream()
                        .map(one -> new ChatDeskView.Sanction(
                                one.id(),
                                one.name(),
                                one.reason(),
                                one.action().equals(ChatSanctions.BAN_FROM_SHOP),
                                one.endsAt()))
                        .toList(),
                setup.words(),
                shop.words(),
                shop.replies(),
                repeats.of(room.id()));
    }

    @Override
    public void act(ChatPlace place, AccountId by, long n, ChatAction action, int minutes, String reason) {
        ChatMessage message = store.find(place.show().id(), n)
                .filter(found -> found.status() != Status.DELETED)
                .orElseThrow(ChatException::missing);
        Deed deed = new Deed(by, PlainText.cleaned(reason, MOST_OF_REASON), clock.instant());
        switch (action) {
            case HIDE -> change(place, deed, action, message.as(Status.HIDDEN));
            case SHOW -> change(place, deed, action, message.as(Status.VISIBLE));
            case DELETE -> change(place, deed, action, message.as(Status.DELETED));
            case PIN -> pin(place, deed, action, message, message.n());
            case UNPIN -> pin(place, deed, action, message, null);
            case ASK -> change(place, deed, action, message.asking(ChatQuestion.NEW));
            case ANSWER -> change(place, deed, action, message.asking(ChatQuestion.ON_AIR));
            case ANSWERED -> change(place, deed, action, message.asking(ChatQuestion.ANSWERED));
            case KEEP, RELEASE -> aside(place, deed, action, message);
            case DISMISS -> note(place, deed, action, message, null);
            case MUTE -> {
                Instant end = deed.at().plus(Duration.ofMinutes(Math.max(1, Math.min(minutes, MOST_MINUTES))));
                note(place, deed, action, message, end);
            }
            case BAN, BAN_FROM_SHOP -> {
                note(place, deed, action, message, null);
                hideAll(place, deed, message);
            }
        }
    }

    private void change(ChatPlace place, Deed deed, ChatAction action, ChatMessage changed) {
        ChatStore.Setup setup = rooms.of(place).setup();
        boolean unpins = !changed.isVisible() && Long.valueOf(changed.n()).equals(setup.pinned());
        transactions.executeWithoutResult(done -> {
            store.change(changed);
            if (!changed.isVisible()) {
                store.settleReports(changed.broadcast(), changed.n());
            }
            if (unpins) {
                store.keep(changed.broadcast(), setup.pin(null));
            }
            note(place, action, changed, deed, null);
            switch (action) {
                case HIDE, DELETE -> news.tell(place, "chat.hide", Map.of("n", List.of(changed.n())));
                case SHOW -> news.tell(place, "chat.show", told(changed));
                default -> {}
            }
        });
        rooms.of(place).change(changed);
        if (unpins) {
            rooms.refresh(place);
        }
    }

    private void pin(ChatPlace place, Deed deed, ChatAction action, ChatMessage message, @Nullable Long n) {
        ChatStore.Setup setup = rooms.of(place).setup().pin(n);
        transactions.executeWithoutResult(done -> {
            store.keep(message.broadcast(), setup);
            note(place, action, message, deed, null);
            news.tell(place, n == null ? "chat.unpin" : "chat.pin", told(message));
        });
        rooms.refresh(place);
    }

    private void aside(ChatPlace place, Deed deed, ChatAction action, ChatMessage message) {
        transactions.executeWithoutResult(done -> {
            store.aside(message.broadcast(), message.n(), action == ChatAction.KEEP, deed.at());
            note(place, action, message, deed, null);
        });
    }

    private void note(ChatPlace place, Deed deed, ChatAction action, ChatMessage about, @Nullable Instant end) {
        transactions.executeWithoutResult(done -> {
            store.settleReports(about.broadcast(), about.n());
            note(place, action, about, deed, end);
        });
        // Somebody who is banned from the shop is banned in the show of its other channel, too.
        rooms.refreshAll(place);
    }

    private void hideAll(ChatPlace place, Deed deed, ChatMessage message) {
        List<ChatMessage> all = store.of(message.broadcast(), message.author(), MOST_HIDDEN_AT_ONCE).stream()
                .map(one -> one.as(Status.HIDDEN))
                .toList();
        transactions.executeWithoutResult(done -> {
            all.forEach(store::change);
            all.forEach(one -> store.settleReports(one.broadcast(), one.n()));
            if (!all.isEmpty()) {
                news.tell(
                        place,
                        "chat.hide",
                        Map.of("n", all.stream().map(ChatMessage::n).toList()));
            }
        });
        all.forEach(rooms.of(place)::change);
        rooms.refresh(place);
    }

    private void note(ChatPlace place, ChatAction action, ChatMessage about, Deed deed, @Nullable Instant end) {
        sanctions.note(place, action.name(), about, deed, end);
        audit.note(
                action.key(),
                place.show().publicId(),
                "message " + about.n() + " of " + about.name() + (deed.reason().isEmpty() ? "" : ": " + deed.reason()));
    }

    @Override
    public void lift(ChatPlace place, AccountId by, UUID sanction) {
        transactions.executeWithoutResult(done -> {
            if (sanctions.lift(place, sanction, clock.instant())) {
                sanctions.note(place, "LIFT", null, new Deed(by, sanction.toString(), clock.instant()), null);
                audit.note("chat.lift", place.show().publicId(), "sanction " + sanction);
            }
        });
        rooms.refreshAll(place);
    }

    @Override
    public void set(ChatPlace place, AccountId by, ChatPolicy policy) {
        ChatRoom room = rooms.of(place);
        if (room.setup().policy().equals(policy)) {
            return;
        }
        transactions.executeWithoutResult(done -> {
            store.keep(room.id(), room.setup().with(policy));
            String what = (policy.frozen() ? "frozen" : "open") + ", slow " + policy.slow() + " s, guests "
                    + (policy.guests() ? "welcome" : "only read");
            sanctions.note(place, "POLICY", null, new Deed(by, what, clock.instant()), null);
            audit.note("chat.policy", place.show().publicId(), what);
            news.tell(
                    place,
                    "chat.policy",
                    Map.of("frozen", policy.frozen(), "slow", policy.slow(), "guests", policy.guests()));
        });
        rooms.refresh(place);
    }

    @Override
    public void repeat(ChatPlace place, AccountId by, String text, int seconds) {
        String words = text.strip();
        ChatService.check(words);
        if (seconds < SHORTEST_REPEAT || seconds > LONGEST_REPEAT) {
            throw ChatException.message("repeat.time");
        }
        if (!place.show().phase().acceptsSignal()) {
            throw ChatException.place("closed");
        }
        transactions.executeWithoutResult(done -> {
            if (repeats.of(place.show().id()).size() >= MOST_REPEATS) {
                throw ChatException.message("repeat.most");
            }
            Instant now = clock.instant();
            repeats.add(place, by, words, seconds, now);
            sanctions.note(place, "REPEAT", null, new Deed(by, "", now), null);
            audit.note("chat.repeat", place.show().publicId(), "every " + seconds + " s");
        });
    }

    @Override
    public void stopRepeat(ChatPlace place, AccountId by, UUID repeat) {
        transactions.executeWithoutResult(done -> {
            if (repeats.remove(place.show().id(), repeat)) {
                sanctions.note(place, "REPEAT_OFF", null, new Deed(by, "", clock.instant()), null);
                audit.note("chat.repeat-off", place.show().publicId(), "");
            }
        });
    }

    @Override
    public void setWords(ChatPlace place, AccountId by, String words, String shopWords, String replies) {
        if (Math.max(words.length(), Math.max(shopWords.length(), replies.length())) > MOST_OF_WORDS) {
            throw ChatException.message("words");
        }
        ChatRoom room = rooms.of(place);
        ChatStore.Setup setup = room.setup();
        transactions.executeWithoutResult(done -> {
            store.keep(room.id(), new ChatStore.Setup(setup.policy(), setup.pinned(), PlainText.cleanedLines(words)));
            store.keep(
                    place.seller(),
                    new ChatStore.ShopWords(PlainText.cleanedLines(shopWords), PlainText.cleanedLines(replies)));
            sanctions.note(place, "WORDS", null, new Deed(by, "", clock.instant()), null);
            audit.note("chat.words", place.show().publicId(), "blocked words and saved replies");
        });
        rooms.refreshAll(place);
    }

    /** The message itself if it is short enough for an event; else pages ask for it. */
    private static Map<String, Object> told(ChatMessage message) {
        if (message.text().length() > MOST_TOLD) {
            return Map.of("n", message.n());
        }
        Map<String, Object> line = Map.of(
                "n", message.n(),
                "name", message.name(),
                "mark", message.mark().name(),
                "text", message.text(),
                "at", message.at().toString());
        return Map.of("n", message.n(), "message", line);
    }

    private static List<ChatDeskView.Message> messages(List<ChatMessage> messages) {
        return messages.stream().map(ChatDeskView.Message::of).toList();
    }
}
