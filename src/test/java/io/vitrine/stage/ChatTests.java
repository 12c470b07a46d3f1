package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Writes into chats with a real database, and keeps order there. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(LiveLogTests.Surroundings.class)
class ChatTests {

    private static final Path DATA = DataFolder.create();
    private static final AccountId SELLER = new AccountId(UUID.randomUUID());

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Chat chat;

    @Autowired
    ChatDesk desk;

    @Autowired
    Hearts hearts;

    @Autowired
    HeartCounter counter;

    @Autowired
    HeartStore heartStore;

    @Autowired
    ChatStore store;

    @Autowired
    ChatSanctions sanctions;

    @Autowired
    AuditLog audit;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    Channels channels;

    @Autowired
    FakeFeed feed;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private ChatPlace place;

    @BeforeEach
    void goLive() {
        // No test is too soon after another's events.
        clock.advance(Duration.ofSeconds(10));
        place = live(new SellerId(UUID.randomUUID()));
    }

    @Test
    void postWhenTakenIsKeptAndToldToEverybody() {
        ChatLine line = chat.post(place, guest("Mina"), "  Is it safe in the oven?  ", UUID.randomUUID());

        assertThat(line.text()).isEqualTo("Is it safe in the oven?");
        assertThat(chat.look(place).messages()).containsExactly(line);
        await().untilAsserted(
                        () -> assertThat(feed.frames(place.show(), "chat")).hasSize(1));
        JsonNode told =
                feed.frames(place.show(), "chat").get(0).path("messages").get(0);
        assertThat(told.path("n").asLong()).isEqualTo(line.n());
        assertThat(told.path("name").asString()).isEqualTo("Mina");
        assertThat(told.path("mark").asString()).isEqualTo("VIEWER");
        assertThat(desk.look(place).questions())
                .extracting(ChatDeskView.Message::n)
                .containsExactly(line.n());
    }

    @Test
    void postWhenSentAgainIsTheSameMessage() {
        ChatAuthor mina = guest("Mina");
        UUID key = UUID.randomUUID();
        ChatLine first = chat.post(place, mina, "Hello", key);

        assertThat(chat.post(place, mina, "Hello", key)).isEqualTo(first);
        assertThat(chat.look(place).messages()).hasSize(1);
        assertThat(store.last(place.show().id(), 10)).hasSize(1);
        assertThat(afterARestart().messages()).containsExactly(first);
    }

    @Test
    void postWhenManyWriteAtOnceKeepsEachOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<ChatLine>> posts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ChatAuthor author = guest("Viewer " + i);
            posts.add(() -> chat.post(place, author, "Hello", UUID.randomUUID()));
        }
        List<Future<ChatLine>> lines;
        try {
            lines = threads.invokeAll(posts);
        } finally {
            threads.shutdown();
        }
        List<Long> numbers = new ArrayList<>();
        for (Future<ChatLine> line : lines) {
            numbers.add(line.get().n());
        }
        assertThat(numbers).doesNotHaveDuplicates().hasSize(200);
        assertThat(store.last(place.show().id(), 300)).hasSize(200);
        await().untilAsserted(
                        () -> assertThat(feed.frames(place.show(), "chat")).isNotEmpty());
        assertThat(feed.frames(place.show(), "chat"))
                .allMatch(frame -> frame.path("messages").size() <= 10);
    }

    @Test
    void postWhenFramesWouldBeTooLongSplitsThem() {
        String emoji = "😀".repeat(500);
        for (int i = 0; i < 5; i++) {
            chat.post(place, guest("Viewer " + i), emoji, UUID.randomUUID());
        }
        await().untilAsserted(() -> assertThat(feed.frames(place.show(), "chat").stream()
                        .mapToInt(frame -> frame.path("messages").size())
                        .sum())
                .isEqualTo(5));
        assertThat(feed.frames(place.show(), "chat"))
                .allMatch(frame -> frame.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 4096);
    }

    @Test
    void postWhenTheTextIsNoneSaysWhy() {
        assertRefused("long", guest("Mina"), "😀".repeat(501));
        assertRefused("long", guest("Mina"), "a".repeat(1_000_000));
        assertRefused("text", guest("Mina"), " ");
        assertRefused("text", guest("Mina"), "two\nlines");
        assertRefused("text", guest("Mina"), "abc\u202edef");
        assertRefused("text", guest("Mina"), "\u200b\u200d");
        assertRefused("link", guest("Mina"), "buy at example.com");
        assertRefused("name.taken", guest("Haneul"), "Hello");
        assertThat(chat.look(place).messages()).isEmpty();
    }

    @Test
    void postOfTheShopMayHoldLinksAndNamesItself() {
        ChatAuthor host = new ChatAuthor(new VisitorId(SELLER.value()), "Haneul", ChatMark.HOST, false, "192.0.2.9");

        assertThat(chat.post(place, host, "See https://example.com", UUID.randomUUID())
                        .mark())
                .isEqualTo(ChatMark.HOST);
    }

    @Test
    void postWhenOneVisitorFloodsMakesThemWait() {
        ChatAuthor mina = guest("Mina");
        for (int i = 0; i < 5; i++) {
            chat.post(place, mina, "Hello " + i, UUID.randomUUID());
        }
        ChatException refusal = assertRefused("limit", mina, "Hello");
        assertThat(refusal.seconds()).isBetween(1L, 10L);
        chat.post(place, guest("Juno"), "I am somebody else", UUID.randomUUID());

        clock.advance(Duration.ofSeconds(refusal.seconds()));
        chat.post(place, mina, "Hello again", UUID.randomUUID());
    }

    @Test
    void postWhenTheShowIsOverIsRefused() {
        broadcasts.end(place.show().id());
        BroadcastView over = broadcasts.find(place.show().id()).orElseThrow();
        place = new ChatPlace(over, place.seller(), place.shop());

        assertRefused("closed", guest("Mina"), "Hello");
        assertThat(hearts.send(over, new VisitorId(UUID.randomUUID()), 1)).isFalse();
    }

    @Test
    void setWhenFrozenSlowOrWithoutGuestsHoldsViewersBack() {
        ChatAuthor mina = guest("Mina");
        chat.post(place, mina, "Hello", UUID.randomUUID());
        desk.set(place, SELLER, new ChatPolicy(false, 30, true));

        assertThat(assertRefused("slow", mina, "Again").seconds()).isEqualTo(30);
        desk.set(place, SELLER, new ChatPolicy(true, 0, true));
        assertRefused("frozen", mina, "Again");
        desk.set(place, SELLER, new ChatPolicy(false, 0, false));
        assertRefused("guests", mina, "Again");
        assertThat(feed.events(place.show()))
                .extracting(frame -> frame.path("event").asString())
                .containsExactly("chat.policy", "chat.policy", "chat.policy");
        assertThat(feed.events(place.show())
                        .get(1)
                        .path("payload")
                        .path("frozen")
                        .asBoolean())
                .isTrue();
        assertThat(afterARestart().policy()).isEqualTo(new ChatPolicy(false, 0, false));
    }

    @Test
    void actWhenHiddenTakesItFromPagesAndKeepsIt() {
        ChatLine line = chat.post(place, guest("Mina"), "Rude", UUID.randomUUID());

        desk.act(place, SELLER, line.n(), ChatAction.HIDE, 0, "rude");

        assertThat(chat.look(place).messages()).isEmpty();
        assertThat(feed.events(place.show()).get(0).path("event").asString()).isEqualTo("chat.hide");
        assertThat(feed.events(place.show())
                        .get(0)
                        .path("payload")
                        .path("n")
                        .get(0)
                        .asLong())
                .isEqualTo(line.n());
        assertThat(desk.look(place).messages()).singleElement().matches(ChatDeskView.Message::hidden);
        assertThat(audit.latest(1).get(0).action()).isEqualTo("chat.hide");
        assertThat(audit.latest(1).get(0).detail()).contains("Mina", "rude");

        desk.act(place, SELLER, line.n(), ChatAction.SHOW, 0, "");
        assertThat(chat.look(place).messages()).containsExactly(line);
        desk.act(place, SELLER, line.n(), ChatAction.DELETE, 0, "");
        assertThat(store.find(place.show().id(), line.n()).orElseThrow().text()).isEmpty();
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> desk.act(place, SELLER, line.n(), ChatAction.SHOW, 0, ""));
    }

    @Test
    void actWhenMutedOrBannedTellsThemUntilItIsLifted() {
        ChatAuthor mina = guest("Mina");
        ChatLine line = chat.post(place, mina, "Rude", UUID.randomUUID());

        desk.act(place, SELLER, line.n(), ChatAction.MUTE, 5, "");
        assertThat(assertRefused("muted", mina, "Hello").seconds()).isEqualTo(300);
        clock.advance(Duration.ofMinutes(5));
        chat.post(place, mina, "Sorry", UUID.randomUUID());

        desk.act(place, SELLER, line.n(), ChatAction.BAN, 0, "rude again");
        assertRefused("banned", mina, "Hello");
        assertThat(chat.look(place).messages()).isEmpty();
        ChatDeskView.Sanction ban = desk.look(place).sanctions().get(0);
        assertThat(ban.name()).isEqualTo("Mina");

        desk.lift(live(new SellerId(UUID.randomUUID())), SELLER, ban.id());
        assertRefused("banned", mina, "A stranger cannot lift it");
        desk.lift(place, SELLER, ban.id());
        chat.post(place, mina, "Thank you", UUID.randomUUID());
    }

    @Test
    void actWhenBannedFromTheShopHoldsInItsOtherShowsAlone() {
        ChatAuthor mina = guest("Mina");
        ChatLine line = chat.post(place, mina, "Rude", UUID.randomUUID());
        desk.act(place, SELLER, line.n(), ChatAction.BAN_FROM_SHOP, 0, "");

        ChatPlace elsewhere = live(new SellerId(UUID.randomUUID()));
        chat.post(elsewhere, mina, "Hello", UUID.randomUUID());
        place = live(place.seller());
        assertRefused("banned", mina, "Hello");
    }

    @Test
    void setWordsWhenBlockedHoldInThisShowOrInAll() {
        desk.setWords(place, SELLER, "durian", "사기꾼", "Thank you!");
        assertRefused("word", guest("Mina"), "D u r i a n?");
        assertRefused("word", guest("Juno"), "사​기꾼");
        place = live(place.seller());
        assertRefused("word", guest("Hana"), "사기꾼");
        chat.post(place, guest("Sora"), "durian", UUID.randomUUID());
        assertThat(desk.look(place).savedReplies()).containsExactly("Thank you!");
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> desk.setWords(place, SELLER, "a".repeat(4001), "", ""));
    }

    @Test
    void pinWhenSetIsShownToThoseWhoJoinUntilItIsHidden() {
        ChatLine line = chat.post(place, guest("Mina"), "The link is below", UUID.randomUUID());
        desk.act(place, SELLER, line.n(), ChatAction.PIN, 0, "");
        assertThat(chat.look(place).pinned()).isEqualTo(line);
        assertThat(afterARestart().pinned()).isEqualTo(line);

        desk.act(place, SELLER, line.n(), ChatAction.HIDE, 0, "");
        assertThat(chat.look(place).pinned()).isNull();
    }

    @Test
    void reportWhenMadeIsListedOnceUntilItIsSettled() {
        ChatLine line = chat.post(place, guest("Mina"), "Rude", UUID.randomUUID());
        VisitorId reporter = new VisitorId(UUID.randomUUID());
        chat.report(place, line.n(), reporter);
        chat.report(place, line.n(), reporter);
        assertThat(desk.look(place).reported()).hasSize(1);

        desk.act(place, SELLER, line.n(), ChatAction.DISMISS, 0, "");
        assertThat(desk.look(place).reported()).isEmpty();
        assertThatExceptionOfType(ChatException.class).isThrownBy(() -> chat.report(place, 999, reporter));
    }

    @Test
    void questionWhenAnsweredLeavesTheQueue() {
        ChatLine line = chat.post(place, guest("Mina"), "얼마예요？", UUID.randomUUID());
        desk.act(place, SELLER, line.n(), ChatAction.ANSWER, 0, "");
        assertThat(desk.look(place).questions().get(0).question()).isEqualTo(ChatQuestion.ON_AIR);
        desk.act(place, SELLER, line.n(), ChatAction.ANSWERED, 0, "");
        assertThat(desk.look(place).questions()).isEmpty();
    }

    @Test
    void heartsWhenSentAreAddedUpAndKept() {
        VisitorId mina = new VisitorId(UUID.randomUUID());
        assertThat(hearts.send(place.show(), mina, 7)).isTrue();
        assertThat(hearts.send(place.show(), new VisitorId(UUID.randomUUID()), 10))
                .isTrue();
        assertThat(hearts.send(place.show(), mina, 7)).isTrue();
        assertThat(hearts.send(place.show(), mina, 7)).isFalse();
        assertThat(hearts.total(place.show())).isEqualTo(24);

        counter.tell();
        counter.write();

        assertThat(feed.frames(place.show(), "hearts"))
                .last()
                .matches(frame -> frame.path("total").asLong() == 24);
        assertThat(heartStore.total(place.show().id())).isEqualTo(24);
    }

    private ChatException assertRefused(String code, ChatAuthor author, String text) {
        List<ChatException> refusals = new ArrayList<>();
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> chat.post(place, author, text, UUID.randomUUID()))
                .satisfies(refusals::add)
                .matches(refusal -> refusal.code().equals(code), "is about " + code);
        return refusals.get(0);
    }

    private ChatView afterARestart() {
        return new ChatRooms(store, sanctions, Clock.systemUTC()).of(place).view(0);
    }

    private static ChatAuthor guest(String name) {
        return new ChatAuthor(
                new VisitorId(UUID.randomUUID()),
                name,
                ChatMark.VIEWER,
                true,
                "192.0.2." + ThreadLocalRandom.current().nextInt(1, 200));
    }

    private ChatPlace live(SellerId seller) {
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        BroadcastView show = broadcasts.schedule(channel.id(), "Kiln opening", null);
        sessions.open(new PublishSessions.Connection(
                channel.id(), "boot", ThreadLocalRandom.current().nextLong(), "192.0.2.7", "OBS"));
        broadcasts.pictureReady(show.id());
        return new ChatPlace(broadcasts.goLive(show.id()), seller, "Haneul");
    }
}
