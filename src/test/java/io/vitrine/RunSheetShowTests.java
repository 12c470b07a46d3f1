package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plays a run sheet in real browsers: the host at the prompter, two viewers, and the overlay that OBS would show. */
class RunSheetShowTests {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    private static final LocatorAssertions.ContainsTextOptions TEXT_SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    private static final LocatorAssertions.HasCountOptions COUNT_SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);
    private static final String QUESTION = "How hot is <the kiln>?";

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
    void showIsPlayedFromThePrompterAndAllSeeTheSame() {
        shop.offer("Moon jar", "JAR", 3);
        shop.site().get("/studio/coupons/new");
        shop.site()
                .post(
                        "/studio/coupons",
                        Map.of(
                                "title", "Welcome",
                                "kind", "FIXED",
                                "amount", "3000",
                                "least", "0",
                                "total", "50",
                                "hours", "24"));
        Shop.Channel channel =
                shop.channel("Run sheet").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page seller = shop.signIn(vitrine, browser.visitor(1280, 900, "en"));
            writePoll(seller, show.id());
            writeRunSheet(seller, show.id());
            Page overlay = openOverlay(seller, channel);
            Page host = seller.context().newPage();
            host.navigate(studio(show.id()) + "/prompter");
            assertThat(host.locator("h1")).hasText("Ready");
            Page mina = open(channel, 1280, 800);
            Page juno = open(channel, 390, 844);
            List<Page> screens = List.of(mina, juno, overlay);

            host.keyboard().press("Space");
            for (Page screen : screens) {
                assertThat(screen.locator("[data-pins] .product")).containsText("Moon jar", TEXT_SOON);
            }
            assertThat(host.locator("h1")).hasText("Moon jar");
            assertThat(host.locator(".prompter-script")).hasText("It took nine days.");
            assertThat(host.locator("#p-stock")).containsText("3 left");
            assertThat(host.locator(".prompter-coming")).containsText("Welcome");

            // Twice, as somebody does who thinks that nothing has happened: one cue.
            host.evaluate("() => { const next = document.querySelector('[data-next]'); next.click(); next.click(); }");
            for (Page screen : screens) {
                assertThat(screen.locator("[data-coupons] [data-off]")).containsText("₩3,000 off", TEXT_SOON);
            }
            assertThat(host.locator("h1")).hasText("Welcome");

            host.keyboard().press("PageDown");
            for (Page screen : screens) {
                assertThat(screen.locator("[data-poll-question]")).containsText(QUESTION, TEXT_SOON);
                assertThat(screen.locator(".poll-option")).hasCount(2, COUNT_SOON);
            }
            vote(mina, "1250");
            vote(juno, "900");
            for (Page viewer : List.of(mina, juno)) {
                assertThat(viewer.locator("[data-poll-votes]")).containsText("2 votes", TEXT_SOON);
                assertThat(viewer.locator("[data-poll-answer]")).containsText("Your vote counts.", TEXT_SOON);
                assertThat(viewer.locator(".poll-option [data-percent]").first())
                        .containsText("50%", TEXT_SOON);
            }
            assertThat(overlay.locator("[data-poll-votes]")).containsText("2 votes", TEXT_SOON);

            Page late = open(channel, 390, 844);
            assertThat(late.locator("[data-poll-question]")).containsText(QUESTION, TEXT_SOON);
            late.context().setOffline(true);
            talkToTheHost(seller, show.id(), host);

            seller.navigate(studio(show.id()));
            seller.locator("#polls button[value=reveal]").click();
            for (Page screen : screens) {
                assertThat(screen.locator(".poll-option[data-right]")).containsText("1250", TEXT_SOON);
            }
            assertThat(mina.locator("[data-poll-answer]")).hasText("You were right!");
            assertThat(juno.locator("[data-poll-answer]")).hasText("Not this time.");
            late.context().setOffline(false);
            assertThat(late.locator(".poll-option[data-right]")).containsText("1250", TEXT_SOON);

            host.locator("[data-next]").click();
            assertThat(overlay.locator("[data-notice=running]")).containsText("Draw at eight", TEXT_SOON);
            assertThat(mina.locator("[data-notice=running]")).containsText("Draw at eight", TEXT_SOON);
            host.locator("[data-undo]").click();
            assertThat(mina.locator("[data-notice=running]")).hasCount(0, COUNT_SOON);
            assertThat(overlay.locator("[data-notice=running]")).hasCount(0, COUNT_SOON);
            assertThat(number(mina, "() => window.vitrinePlayer.state.viewers"))
                    .as("the overlay and the prompter are no viewers")
                    .isLessThanOrEqualTo(3);

            revokeOverlay(seller, channel, overlay);
        }
    }

    private static void writePoll(Page seller, String show) {
        seller.navigate(studio(show) + "/polls");
        seller.locator(".poll-new > summary").click();
        seller.locator("#poll-question").fill(QUESTION);
        seller.locator("#poll-option-1").fill("900");
        seller.locator("#poll-option-2").fill("1250");
        seller.locator("#poll-correct").selectOption("2");
        seller.locator(".poll-new form button.primary").click();
        assertThat(seller.locator(".poll-list")).containsText(QUESTION);
    }

    private static void writeRunSheet(Page seller, String show) {
        seller.navigate(studio(show) + "/run-sheet");
        cue(seller, "NOTICE", () -> seller.locator("#new-notice").fill("Draw at eight"));
        cue(seller, "PRODUCT", () -> seller.locator("#new-script").fill("It took nine days."));
        cue(seller, "COUPON", () -> {});
        cue(seller, "POLL", () -> {});
        assertThat(seller.locator(".cues > li")).hasCount(4);
        // The announcement comes last: dragged by the keys.
        seller.locator(".cues > li").first().locator("[data-handle]").focus();
        for (int i = 0; i < 3; i++) {
            seller.keyboard().press("ArrowDown");
        }
        seller.waitForResponse(Pattern.compile(".*/run-sheet/order$"), () -> {});
        seller.reload();
        assertThat(seller.locator(".cues > li").last()).containsText("Draw at eight");
        assertThat(seller.locator("#run")).containsText("Moon jar");
    }

    private static void cue(Page seller, String kind, Runnable fill) {
        int before = seller.locator(".cues > li").count();
        seller.locator("#new-kind").selectOption(kind);
        fill.run();
        seller.locator("form:has(#new-kind) button.primary").click();
        assertThat(seller.locator(".cues > li")).hasCount(before + 1);
    }

    private static Page openOverlay(Page seller, Shop.Channel channel) {
        seller.navigate(vitrine.page("/studio/channels/" + channel.publicId() + "/overlay")
                .toString());
        seller.locator("form button.primary").click();
        String address = seller.locator("#overlay-address").textContent();
        assertThat(address).matches(".*/overlay#[0-9a-f]{40}");
        Page overlay = browser.visitor(1920, 1080, "en");
        overlay.navigate(address);
        overlay.waitForFunction("() => window.vitrineOverlay.running");
        assertThat(overlay.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgba(0, 0, 0, 0)");
        return overlay;
    }

    private static void revokeOverlay(Page seller, Shop.Channel channel, Page overlay) {
        seller.navigate(vitrine.page("/studio/channels/" + channel.publicId() + "/overlay")
                .toString());
        seller.locator("form button.danger").click();
        assertThat(seller.locator("main")).containsText("The address works no more.");
        assertThat(overlay.locator("[data-overlay-note]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        assertThat(overlay.locator("[data-pins] .product")).hasCount(0);
    }

    private static void talkToTheHost(Page seller, String show, Page host) {
        seller.navigate(studio(show) + "/chat");
        seller.locator("#host-text").fill("Show the other side");
        seller.locator("#host-text").press("Enter");
        assertThat(host.locator("#p-messages")).containsText("Show the other side", TEXT_SOON);
        host.locator("#p-messages button").click();
        assertThat(host.locator("#p-messages form")).hasCount(0, COUNT_SOON);
        assertThat(seller.locator(".host-messages li").first()).containsText("Show the other side seen", TEXT_SOON);
    }

    private static void vote(Page viewer, String option) {
        Locator button = viewer.locator(".poll-option").filter(new Locator.FilterOptions().setHasText(option));
        assertThat(button).isVisible(SOON);
        button.focus();
        viewer.keyboard().press("Enter");
        assertThat(button).hasAttribute("aria-pressed", "true");
        assertThat(button).containsText("Your choice");
        // A tap on a poll is no tap on anything else: nothing was shared or copied.
        assertThat(viewer.locator("#toasts > *")).hasCount(0);
    }

    private static Page open(Shop.Channel channel, int width, int height) {
        Page viewer = browser.visitor(width, height, "en");
        viewer.navigate(vitrine.page(channel.page()).toString());
        return viewer;
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static String studio(String show) {
        return vitrine.page("/studio/broadcasts/" + show).toString();
    }
}
