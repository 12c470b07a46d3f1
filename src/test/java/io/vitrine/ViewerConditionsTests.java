package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Viewers whose clocks are wrong, who write with an input method, read back, or want nothing to move. */
class ViewerConditionsTests {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.shared();
        browser = Browser.start();
        shop = Shop.open(vitrine);
    }

    @Test
    void pagesWhenAViewersClockIsADayOffCountAndFollowAllTheSame() {
        Shop.Channel channel =
                shop.channel("Wrong clocks").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            List<Page> viewers = new ArrayList<>();
            for (Duration ahead : List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(-1))) {
                Page viewer = browser.visitor(ahead);
                viewer.navigate(vitrine.page(channel.page()).toString());
                viewers.add(viewer);
            }
            assertThat(number(viewers.get(1), "Date.now()") - number(viewers.get(0), "Date.now()"))
                    .as("the clock of the second viewer")
                    .isGreaterThan(86_000_000);
            viewers.forEach(ViewerConditionsTests::awaitPicture);

            dropACoupon(shop.site(), "/studio/broadcasts/" + show.id() + "/desk");
            viewers.forEach(viewer ->
                    assertThat(viewer.locator("[data-coupons] [data-time]")).isVisible(SOON));
            assertAlike(viewers, "[data-coupons] [data-time]", 300);
            Page late = browser.visitor(Duration.ofDays(1));
            late.navigate(vitrine.page(channel.page()).toString());
            assertThat(late.locator("[data-coupons] [data-time]")).isVisible(SOON);
            assertAlike(List.of(viewers.get(0), late), "[data-coupons] [data-time]", 300);

            say(viewers.get(1), "Hello from tomorrow", "Mina");
            for (Page viewer : viewers) {
                assertThat(viewer.locator(".chat-lines li:not(.pending)")
                                .filter(new Locator.FilterOptions().setHasText("Hello from tomorrow")))
                        .isVisible(SOON);
            }

            Page seller = shop.signIn(vitrine, browser.visitor(Duration.ofDays(1)));
            seller.navigate(vitrine.page("/studio/broadcasts/" + show.id()).toString());
            assertThat(seconds(seller.locator("[data-since]").textContent()))
                    .as("how long the show is on air")
                    .isBetween(1, 600);

            show.publisher().close();
            viewers.forEach(viewer -> assertThat(viewer.locator("[data-curtain=INTERRUPTED] [data-until]"))
                    .isVisible(SOON));
            assertAlike(viewers, "[data-curtain=INTERRUPTED] [data-until]", 120);
            try (Publisher again =
                    Publisher.show().size(640, 352).kilobits(1200).publish(vitrine.ingest(), channel.key())) {
                viewers.forEach(viewer -> assertThat(viewer.locator("[data-curtain=INTERRUPTED]"))
                        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000)));
                viewers.forEach(ViewerConditionsTests::awaitPicture);
                assertThat(again.isPublishing()).isTrue();
            }
        }
    }

    @Test
    void chatWhenASyllableIsBeingComposedSendsNothingOnEnter() {
        Shop.Channel channel =
                shop.channel("Input methods").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = browser.visitor(390, 844, "ko");
            viewer.navigate(vitrine.page(channel.page()).toString());
            say(viewer, "첫 인사", "Mina");
            Locator lines = viewer.locator(".chat-lines li:not(.pending)");
            assertThat(lines).hasCount(1);

            viewer.locator("#chat-text").focus();
            CDPSession keyboard = viewer.context().newCDPSession(viewer);
            compose(keyboard, "안녕하");
            assertThat(viewer.locator("#chat-text")).hasValue("안녕하");
            press(keyboard, 229);
            assertThat(viewer.locator("#chat-text")).hasValue("안녕하");
            compose(keyboard, "안녕하세");
            press(keyboard, 13);
            assertThat(viewer.locator("#chat-text")).hasValue("안녕하세");
            assertThat(lines).hasCount(1);

            insert(keyboard, "안녕하세요");
            press(keyboard, 13);
            assertThat(lines).hasCount(2);
            assertThat(lines.last()).containsText("안녕하세요");
            assertThat(viewer.locator("#chat-text")).hasValue("");

            Page seller = shop.signIn(vitrine, browser.visitor());
            seller.navigate(
                    vitrine.page("/studio/broadcasts/" + show.id() + "/chat").toString());
            seller.locator("#say").focus();
            CDPSession desk = seller.context().newCDPSession(seller);
            compose(desk, "어서오");
            press(desk, 229);
            assertThat(seller.locator("#say")).hasValue("어서오");
            insert(desk, "어서오세요");
            press(desk, 13);
            assertThat(lines.last())
                    .containsText("어서오세요", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
        }
    }

    @Test
    void pageWhenLittleMotionIsWantedMovesNothing() {
        Shop.Channel channel =
                shop.channel("Still water").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page still = browser.visitor(Duration.ZERO);
            Page lively = browser.visitor();
            for (Page viewer : List.of(still, lively)) {
                viewer.navigate(vitrine.page(channel.page()).toString());
                viewer.evaluate("() => { window.most = 0; new MutationObserver(() => { window.most ="
                        + " Math.max(window.most, document.querySelector('[data-sky]').childElementCount);"
                        + " }).observe(document.querySelector('[data-sky]'), { childList: true }); }");
            }
            dropACoupon(shop.site(), "/studio/broadcasts/" + show.id() + "/desk");
            assertThat(still.locator("[data-coupons] [data-time]")).isVisible(SOON);
            still.locator("[data-heart]").click();
            assertThat(lively.locator("[data-hearts]"))
                    .hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(15_000));
            lively.waitForFunction("() => window.most > 0");
            assertThat(number(still, "window.most")).isZero();
            assertThat(number(
                            still,
                            "document.getAnimations().filter((one) => one.playState === 'running' &&"
                                    + " one.effect.getComputedTiming().duration > 50).length"))
                    .isZero();
            show.assertUndisturbed();
        }
    }

    @Test
    void messageWhenItIsAMegabyteIsRefusedWithAReason() {
        Shop.Channel channel =
                shop.channel("Long letters").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = browser.visitor();
            viewer.navigate(vitrine.page(channel.page()).toString());
            say(viewer, "Short", "Mina");
            assertThat(viewer.locator(".chat-lines li:not(.pending)")).hasCount(1);
            viewer.evaluate(
                    "() => { const field = document.querySelector('#chat-text'); field.removeAttribute('maxlength');"
                            + " field.value = 'x'.repeat(1_000_000); field.form.requestSubmit(); }");
            assertThat(viewer.locator("[data-problem]"))
                    .containsText("500", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
            assertThat(number(viewer, "document.querySelector('#chat-text').value.length"))
                    .isEqualTo(1_000_000);
            viewer.locator("#chat-text").fill("Short again");
            viewer.locator("#chat-text").press("Enter");
            assertThat(viewer.locator(".chat-lines li:not(.pending)")).hasCount(2);
            show.assertUndisturbed();
        }
    }

    private static void awaitPicture(Page viewer) {
        viewer.waitForFunction("() => { const at = document.querySelector('video').currentTime;"
                + " const before = window.before; window.before = at; return before !== undefined && at > before; }");
    }

    private static void assertAlike(List<Page> viewers, String clock, int most) {
        int first = seconds(viewers.get(0).locator(clock).textContent());
        assertThat(first).isBetween(1, most);
        for (Page viewer : viewers) {
            assertThat(seconds(viewer.locator(clock).textContent())).isCloseTo(first, within(5));
        }
    }

    /** Of {@code 4:59} or {@code 1:02:03}. */
    private static int seconds(String clock) {
        int seconds = 0;
        for (String part : clock.strip().split(":")) {
            seconds = seconds * 60 + Integer.parseInt(part);
        }
        return seconds;
    }

    private static void dropACoupon(Site seller, String desk) {
        seller.get("/studio/coupons/new");
        String coupon = seller.post(
                        "/studio/coupons",
                        Map.of(
                                "title", "Hello", "kind", "FIXED", "amount", "1000", "least", "0", "total", "9",
                                "hours", "24"))
                .find("/studio/coupons/([a-z2-7]{16})/revoke");
        seller.post(desk + "/coupons", Map.of("coupon", coupon, "act", "drop"));
    }

    private static void say(Page page, String text, String name) {
        page.locator("#chat-text").fill(text);
        page.locator("#chat-text").press("Enter");
        page.locator("#chat-name").fill(name);
        page.locator("#chat-name").press("Enter");
    }

    private static void compose(CDPSession keyboard, String text) {
        JsonObject composition = new JsonObject();
        composition.addProperty("text", text);
        composition.addProperty("selectionStart", text.length());
        composition.addProperty("selectionEnd", text.length());
        keyboard.send("Input.imeSetComposition", composition);
    }

    private static void insert(CDPSession keyboard, String text) {
        JsonObject committed = new JsonObject();
        committed.addProperty("text", text);
        keyboard.send("Input.insertText", committed);
    }

    /** @param code 229 while an input method handles the key, as Chromium tells it */
    private static void press(CDPSession keyboard, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject key = new JsonObject();
            key.addProperty("type", type);
            key.addProperty("key", "Enter");
            key.addProperty("code", "Enter");
            key.addProperty("windowsVirtualKeyCode", code);
            if (type.equals("keyDown")) {
                key.addProperty("text", "\r");
            }
            keyboard.send("Input.dispatchKeyEvent", key);
        }
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate("() => " + expression)).doubleValue();
    }
}
