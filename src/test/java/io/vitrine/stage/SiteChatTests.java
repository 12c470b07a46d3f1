package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an administrator says of all chats, and what a shop's people keep and repeat in one. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(LiveLogTests.Surroundings.class)
class SiteChatTests {

    private static final Path DATA = DataFolder.create();
    private static final AccountId SELLER = new AccountId(UUID.randomUUID());
    private static final AtomicLong CLIENTS = new AtomicLong(7000);

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.stage.repeat-interval", () -> "1h");
    }

    @Autowired
    SiteChat site;

    @Autowired
    Chat chat;

    @Autowired
    ChatDesk desk;

    @Autowired
    ChatRepeats repeats;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    Channels channels;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private ChatPlace place;

    @BeforeEach
    void goLive() {
        clock.advance(Duration.ofHours(2));
        place = live();
    }

    @AfterEach
    void forgetTheRules() {
        site.setWords("");
        site.look().bans().forEach(ban -> site.lift(ban.id()));
    }

    @Test
    void wordsWhenSetForAllHoldInEveryShopsChatAndNotForTheShop() {
        site.setWords("teapot\nkettle");
        assertRefused("word", guest("Mina", "192.0.2.7"), "A T e a p o t, please");
        assertRefused("word", guest("Kettle fan", "192.0.2.7"), "Hello");
        place = live();
        assertRefused("word", guest("Mina", "192.0.2.7"), "ｋｅｔｔｌｅ");
        chat.post(place, host(), "Our new teapot", UUID.randomUUID());

        site.setWords("");
        chat.post(place, guest("Mina", "192.0.2.7"), "A teapot, please", UUID.randomUUID());
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> site.setWords("x".repeat(4001)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("words"));
    }

    @Test
    void addressWhenBannedMayNotWriteUntilTheBanIsOver() {
        site.ban("192.0.2.0/24", "Spam", Duration.ofHours(1));
        assertRefused("address", guest("Mina", "192.0.2.7"), "Hello");
        chat.post(place, guest("Juno", "198.51.100.7"), "Hello", UUID.randomUUID());
        chat.post(place, host(), "Hello", UUID.randomUUID());
        clock.advance(Duration.ofHours(1));
        chat.post(place, guest("Mina", "192.0.2.7"), "Hello", UUID.randomUUID());

        site.ban(" 2001:DB8:1:2::7 ", "Spam", null);
        assertThat(site.look().bans())
                .singleElement()
                .satisfies(ban -> assertThat(ban.network()).isEqualTo("2001:db8:1:2::7/64"));
        assertRefused("address", guest("Mina", "2001:db8:1:2:ffff::1"), "Hello");
        chat.post(place, guest("Hana", "2001:db8:1:3::1"), "Hello", UUID.randomUUID());
        site.lift(site.look().bans().get(0).id());
        chat.post(place, guest("Nari", "2001:db8:1:2:ffff::1"), "Hello", UUID.randomUUID());
    }

    @Test
    void banWhenItIsNoAddressOrTooLargeIsRefused() {
        for (String wrong :
                List.of("", "example.com", "300.1.1.1", "192.0.2.7/33", "192.0.2", "fe80", "::zz", "1;drop")) {
            assertBanRefused("network", wrong, "Spam");
        }
        assertBanRefused("network.wide", "0.0.0.0/0", "Spam");
        assertBanRefused("network.wide", "2001::/16", "Spam");
        assertBanRefused("reason", "192.0.2.7", " ");
        assertThat(site.look().bans()).isEmpty();
    }

    @Test
    void writersOfTheLastHourAreKnownByTheirAddressAndForgottenAfterwards() {
        chat.post(place, guest("Mina", "192.0.2.7"), "Hello <all>", UUID.randomUUID());
        chat.post(place, host(), "Welcome", UUID.randomUUID());
        assertThat(site.look().lately()).singleElement().satisfies(writer -> {
            assertThat(writer.address()).isEqualTo("192.0.2.7");
            assertThat(writer.text()).isEqualTo("Hello <all>");
        });
        clock.advance(Duration.ofMinutes(61));
        assertThat(site.look().lately()).isEmpty();
    }

    @Test
    void messageWhenPutAsideStaysOnTheListUntilItIsDone() {
        ChatLine line = chat.post(place, guest("Mina", "192.0.2.7"), "My parcel is broken", UUID.randomUUID());
        desk.act(place, SELLER, line.n(), ChatAction.KEEP, 0, "");
        desk.act(place, SELLER, line.n(), ChatAction.KEEP, 0, "");
        assertThat(desk.look(place).aside())
                .extracting(ChatDeskView.Message::text)
                .containsExactly("My parcel is broken");
        assertThat(chat.look(place).messages()).hasSize(1);
        desk.act(place, SELLER, line.n(), ChatAction.RELEASE, 0, "");
        assertThat(desk.look(place).aside()).isEmpty();
    }

    @Test
    void messageWhenRepeatedIsWrittenEverySoManySecondsUntilTheShowIsOver() {
        desk.repeat(place, SELLER, " Free delivery today ", 60);
        repeats.look();
        repeats.look();
        assertThat(texts()).containsExactly("Free delivery today");
        clock.advance(Duration.ofSeconds(59));
        repeats.look();
        assertThat(texts()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        repeats.look();
        assertThat(texts()).hasSize(2);
        // Nobody was there for ten minutes: it is not written ten times.
        clock.advance(Duration.ofMinutes(10));
        repeats.look();
        repeats.look();
        assertThat(texts()).hasSize(3);

        UUID repeat = desk.look(place).repeats().get(0).id();
        desk.stopRepeat(place, SELLER, repeat);
        clock.advance(Duration.ofMinutes(10));
        repeats.look();
        assertThat(texts()).hasSize(3);

        desk.repeat(place, SELLER, "Ends soon", 30);
        broadcasts.end(place.show().id());
        repeats.look();
        assertThat(desk.look(place).repeats()).isEmpty();
        assertThat(texts()).hasSize(3);
    }

    @Test
    void repeatWhenItIsTooOftenTooManyOrNoMessageIsRefused() {
        assertRepeatRefused("repeat.time", "Hello", 29);
        assertRepeatRefused("repeat.time", "Hello", 3601);
        assertRepeatRefused("text", " ", 60);
        assertRepeatRefused("long", "x".repeat(501), 60);
        for (int i = 0; i < ChatDesk.MOST_REPEATS; i++) {
            desk.repeat(place, SELLER, "Hello " + i, 60);
        }
        assertRepeatRefused("repeat.most", "Hello", 60);
    }

    private void assertRepeatRefused(String code, String text, int seconds) {
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> desk.repeat(place, SELLER, text, seconds))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void assertBanRefused(String code, String network, String reason) {
        assertThatExceptionOfType(ChatException.class)
                .as(network)
                .isThrownBy(() -> site.ban(network, reason, null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void assertRefused(String code, ChatAuthor author, String text) {
        assertThatExceptionOfType(ChatException.class)
                .isThrownBy(() -> chat.post(place, author, text, UUID.randomUUID()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private List<String> texts() {
        return chat.look(place).messages().stream().map(ChatLine::text).toList();
    }

    private static ChatAuthor guest(String name, String address) {
        return new ChatAuthor(new VisitorId(UUID.randomUUID()), name, ChatMark.VIEWER, true, address);
    }

    private static ChatAuthor host() {
        return new ChatAuthor(new VisitorId(SELLER.value()), "Haneul", ChatMark.HOST, false, "192.0.2.7");
    }

    private ChatPlace live() {
        SellerId seller = new SellerId(UUID.randomUUID());
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        sessions.open(
                new PublishSessions.Connection(channel.id(), "boot", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        return new ChatPlace(broadcasts.goLive(current.id()), seller, "Haneul");
    }
}
