package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.PictureClock;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Directs a show from the real control room, and looks at what its viewers see, and when. */
class StageShowTests {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final LocatorAssertions.HasCountOptions SOON_GONE =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    /** Notes the instant at which something is first pinned, and each event that the page applies. */
    private static final String WATCHED = "() => {"
            + " const { screen } = window.vitrinePlayer;"
            + " const apply = screen.apply.bind(screen);"
            + " window.applied = [];"
            + " screen.apply = (event) => {"
            + "   if (event.event === 'pin') window.pinnedAt ??= Date.now();"
            + "   window.applied.push(event.seq); apply(event); }; }";

    /** Stands still until the page is this many seconds behind, and stays there. */
    private static final String FALLEN_BEHIND = "(seconds) => new Promise((done) => {"
            + " const { player } = window.vitrinePlayer;"
            + " player.open = () => {};"
            + " player.catchUp.base = player.catchUp.target = seconds;"
            + " player.pause();"
            + " const look = setInterval(() => {"
            + "   if (!(player.latency >= seconds)) return;"
            + "   clearInterval(look); player.resume(); done(); }, 50); })";

    private static final JsonMapper JSON = new JsonMapper();

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
    void pinWhenMadeIsSeenAtTheSameFrameHoweverFarBehindAViewerIs() {
        shop.offer("Moon jar", "Moon jar", 12);
        Shop.Channel channel =
                shop.channel("At the frame").goesLiveByItself().sourceOnly().open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page near = browser.visitor();
            Page far = browser.visitor(390, 844, "en");
            PictureClock nearClock = watch(near, channel);
            PictureClock farClock = watch(far, channel);
            // Nobody can see a frame again that has passed: both are behind the control room, also where it is late.
            near.evaluate(FALLEN_BEHIND, 4);
            far.evaluate(FALLEN_BEHIND, 8);
            Page seller = openDesk(near);

            add(seller, "Moon jar");
            assertThat(near.locator("[data-cards] .product")).isVisible(SOON);
            seller.waitForFunction("() => document.getElementById('preview').currentTime > 1");
            pin(seller, "Moon jar");

            assertThat(near.locator("[data-pins] .product")).isVisible(SOON);
            assertThat(far.locator("[data-pins] .product")).isVisible(SOON);
            double nearFrame = pictureAtThePin(near, nearClock);
            double farFrame = pictureAtThePin(far, farClock);
            // On a machine that cannot keep up, the one who was near may have fallen behind further.
            assertThat(Math.abs(number(far.evaluate("() => window.pinnedAt"))
                            - number(near.evaluate("() => window.pinnedAt"))))
                    .as("how far apart the two saw it")
                    .isGreaterThan(1000);
            assertThat(farFrame).as("the clock in the picture").isCloseTo(nearFrame, within(500.0));

            seller.locator(".slots form button").click();
            assertThat(near.locator("[data-pins] .product")).hasCount(0, SOON_GONE);
            assertThat(far.locator("[data-pins] .product")).hasCount(0, SOON_GONE);
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void pageWhenItWasOfflineShowsAllThatHappenedOnce() {
        shop.offer("Tea bowl", "Tea bowl", 12);
        Shop.Channel channel =
                shop.channel("Away for a while").goesLiveByItself().sourceOnly().open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page viewer = browser.visitor();
            watch(viewer, channel);
            Page seller = openDesk(viewer);
            add(seller, "Tea bowl");
            assertThat(viewer.locator("[data-cards] .product")).isVisible(SOON);

            viewer.context().setOffline(true);
            pin(seller, "Tea bowl");
            seller.locator("#notice-fixed").fill("Free delivery <today>");
            seller.locator("form:has(#notice-fixed) button[value=say]").click();
            assertThat(seller.locator("form:has(#notice-fixed) button[value=silence]"))
                    .isVisible(SOON);
            viewer.waitForTimeout(30_000);
            viewer.context().setOffline(false);

            assertThat(viewer.locator("[data-pins] .product")).isVisible(SOON);
            assertThat(viewer.locator("[data-notice=fixed]")).hasText("Free delivery <today>");
            String id = (String) viewer.evaluate("() => window.vitrinePlayer.state.id");
            // A change of the line-up has the page ask for the snapshot instead of being applied.
            List<String> told = JSON.readTree(
                            new Site(vitrine).get("/live/" + id + "/events").body())
                    .valueStream()
                    .filter(event -> !event.path("event").asString().equals("lineup"))
                    .map(event -> event.path("seq").asString())
                    .toList();
            assertThat(told).hasSizeGreaterThan(1);
            assertThat((List<?>) viewer.evaluate("() => window.applied.filter(Boolean)"))
                    .map(Object::toString)
                    .containsExactlyInAnyOrderElementsOf(told);
            String last = new Site(vitrine).get("/live/" + id + "/snapshot").find("\"seq\":(\\d+)");
            assertThat(number(viewer.evaluate("() => window.vitrinePlayer.screen.seq")))
                    .isEqualTo(Double.parseDouble(last));
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    private static PictureClock watch(Page viewer, Shop.Channel channel) {
        PictureClock clock = Browser.clock(viewer);
        viewer.navigate(vitrine.page(channel.page()).toString());
        clock.awaitFrame(Duration.ofSeconds(60));
        viewer.evaluate(WATCHED);
        return clock;
    }

    /** The clock in the frame that was seen when the pin came. */
    private static double pictureAtThePin(Page viewer, PictureClock clock) {
        double at = number(viewer.evaluate("() => window.pinnedAt"));
        return clock.frames().frames().stream()
                .filter(frame -> frame.shownAt() <= at && !Double.isNaN(frame.madeAt()))
                .reduce((before, after) -> after)
                .orElseThrow()
                .madeAt();
    }

    private static Page openDesk(Page viewer) {
        String id = (String) viewer.evaluate("() => window.vitrinePlayer.state.id");
        Page seller = shop.signIn(vitrine, browser.visitor());
        seller.navigate(vitrine.page("/studio/broadcasts/" + id).toString());
        return seller;
    }

    private static void add(Page seller, String title) {
        seller.locator("#desk-found li").filter(named(title)).locator("button").click();
        assertThat(seller.locator(".lineup:not(.found) > li").filter(named(title)))
                .isVisible(SOON);
    }

    private static void pin(Page seller, String title) {
        seller.locator(".lineup:not(.found) > li")
                .filter(named(title))
                .locator("button.primary")
                .click();
        assertThat(seller.locator(".slots > li").filter(named(title))).isVisible(SOON);
    }

    private static Locator.FilterOptions named(String title) {
        return new Locator.FilterOptions().setHasText(title);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
