package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.PictureClock;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds a whole show through the real pages: an encoder, a seller and a viewer. */
class ShowTests {

    private static final LocatorAssertions.IsEnabledOptions SOON =
            new LocatorAssertions.IsEnabledOptions().setTimeout(20_000);
    private static final LocatorAssertions.IsVisibleOptions SOON_VISIBLE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    /** Whether the rendition of this name is the one on the screen. */
    private static final String PLAYS = "name => { const { level, levels } = window.vitrinePlayer;"
            + " return Boolean(levels[level]?.url.endsWith('/' + name + '.m3u8')); }";

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
    void showWhenSellerGoesLiveAndEndsIsSeenByViewersOnlyMeanwhile() {
        Shop.Channel channel = shop.channel("Harbour morning").open();
        Page viewer = browser.visitor();
        PictureClock clock = Browser.clock(viewer);
        viewer.navigate(vitrine.page(channel.page()).toString());
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page seller = shop.signIn(vitrine, browser.visitor());
            Locator goLive = openControlRoom(seller, channel);
            assertThat(goLive).isEnabled(SOON);
            assertThat(clock.frames().frames()).as("frames of a preview").isEmpty();
            assertThat(viewer.content()).doesNotContain("/hls/");

            goLive.click();

            PictureClock.Frame frame = clock.awaitFrame(Duration.ofSeconds(20));
            assertThat(frame.madeAt())
                    .as("the clock in the picture")
                    .isBetween(frame.shownAt() - 15_000, frame.shownAt());
            assertThat(encoder.isPublishing()).isTrue();

            seller.locator("#end-show").click();
            seller.locator("dialog#end button[type=submit]").click();

            assertThat(viewer.locator("[data-curtain=ENDED]")).isVisible(SOON_VISIBLE);
            assertThat(encoder.awaitEnd(Duration.ofSeconds(20)))
                    .as("the encoder is sent away")
                    .isTrue();
        }
    }

    /** On a slow line the show may begin between the page and its feed. */
    @Test
    void showThatBeginsWhileThePageIsStillLoadingIsSeen() {
        Shop.Channel channel = shop.channel("Slow line").goesLiveByItself().open();
        Page viewer = browser.visitor();
        List<Route> feeds = new ArrayList<>();
        viewer.route("**/feed/**", feeds::add);
        viewer.navigate(vitrine.page(channel.page()).toString());
        viewer.waitForCondition(() -> !feeds.isEmpty());
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Site site = new Site(vitrine);
            viewer.waitForCondition(
                    () -> site.get(channel.page() + "/state").body().contains("\"LIVE\""),
                    new Page.WaitForConditionOptions().setTimeout(20_000));

            feeds.forEach(Route::resume);

            new Viewer(viewer).awaitMoving(Duration.ofSeconds(20));
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void pageWhenTheBrowserPlaysNeitherWaySaysSo() {
        Shop.Channel channel =
                shop.channel("Old phones").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = browser.visitor();
            viewer.addInitScript("for (const name of ['MediaSource', 'WebKitMediaSource', 'ManagedMediaSource'])"
                    + " delete window[name]; HTMLMediaElement.prototype.canPlayType = () => '';");
            viewer.navigate(vitrine.page(channel.page()).toString());

            assertThat(viewer.locator("[data-curtain=UNPLAYABLE]")).isVisible();
            assertThat(viewer.locator("[data-curtain=LIVE]")).isHidden();
            show.assertUndisturbed();
        }
    }

    /** As the edge answers with what it has kept while the application is away. */
    @Test
    void stateThatIsOlderThanWhatThePageKnowsChangesNothing() {
        Shop.Channel channel = shop.channel("Stale state").goesLiveByItself().open();
        Site site = new Site(vitrine);
        String old = site.get(channel.page() + "/state").body();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page page = browser.visitor();
            page.navigate(vitrine.page(channel.page()).toString());
            Viewer viewer = new Viewer(page);
            viewer.awaitMoving(Duration.ofSeconds(20));
            page.route(
                    "**/state",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(old)));

            page.waitForResponse("**/state", () -> page.evaluate("() => dispatchEvent(new Event('online'))"));

            viewer.awaitMoving(Duration.ofSeconds(5));
            assertThat(page.locator(".stage").getAttribute("data-phase")).isEqualTo("LIVE");
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void qualityWhenTheSourceIsAsHighAsARungOffersBoth() {
        Shop.Channel channel =
                shop.channel("Two of a height").goesLiveByItself().open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page viewer = browser.visitor();
            PictureClock clock = Browser.clock(viewer);
            viewer.navigate(vitrine.page(channel.page()).toString());
            clock.awaitFrame(Duration.ofSeconds(40));
            Locator menu = viewer.locator("[data-control=quality]");

            assertThat(menu.locator("option").allTextContents())
                    .contains("720p (source)", "720p")
                    .doesNotHaveDuplicates();
            for (String rendition : List.of("720p", "source")) {
                menu.selectOption(rendition);
                viewer.waitForFunction(PLAYS, rendition);
                assertThat(menu).hasValue(rendition);
            }
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void qualityWhenWhatPlaysAlreadyIsChosenStaysSo() {
        Shop.Channel channel =
                shop.channel("The one that plays").goesLiveByItself().open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page viewer = browser.visitor();
            PictureClock clock = Browser.clock(viewer);
            viewer.navigate(vitrine.page(channel.page()).toString());
            clock.awaitFrame(Duration.ofSeconds(40));
            Locator menu = viewer.locator("[data-control=quality]");
            menu.selectOption("720p");
            viewer.waitForFunction(PLAYS, "720p");

            // Both at once, so that automatic has no time to leave it. It would be at the source 8 s later: the network
            // is
            // this machine's.
            menu.evaluate("menu => { for (const choice of ['0', '720p']) {"
                    + " menu.value = choice; menu.dispatchEvent(new Event('change', { bubbles: true })); } }");
            viewer.waitForTimeout(8000);
            assertThat(viewer.evaluate(PLAYS, "720p")).isEqualTo(true);
            menu.selectOption("0");
            viewer.waitForFunction(PLAYS, "source");
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void controlsWhenThePhoneIsNarrowAreAllInView() {
        Shop.Channel channel =
                shop.channel("Narrow").goesLiveByItself().sourceOnly().open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page phone = browser.visitor(320, 640, "en");
            PictureClock clock = Browser.clock(phone);
            phone.navigate(vitrine.page(channel.page()).toString());
            clock.awaitFrame(Duration.ofSeconds(40));
            for (int width : List.of(320, 360, 390)) {
                phone.setViewportSize(width, 640);
                Object end = phone.evaluate(
                        "() => {"
                                + " document.querySelector('[data-latency]').textContent = '10.5 s behind';"
                                + " return document.querySelector('[data-control=fullscreen]').getBoundingClientRect().right; }");
                assertThat(((Number) end).doubleValue())
                        .as("where the last button ends at %d px", width)
                        .isBetween(1.0, (double) width);
            }
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void ladderWhenTheChannelHasAProfileIsThatOfTheProfile() {
        Site console = Shop.administrator(vitrine);
        console.get("/console/profiles/new");
        console.post(
                "/console/profiles",
                Map.ofEntries(
                        Map.entry("name", "Two rungs"),
                        Map.entry("rungs[0].height", "240"),
                        Map.entry("rungs[0].kbps", "300"),
                        Map.entry("rungs[0].frameRate", "15"),
                        Map.entry("rungs[0].preset", "X264_ULTRAFAST"),
                        Map.entry("rungs[0].audioKbps", "64"),
                        Map.entry("rungs[1].height", "180"),
                        Map.entry("rungs[1].kbps", "200"),
                        Map.entry("rungs[1].frameRate", "0"),
                        Map.entry("rungs[1].preset", "X264_ULTRAFAST"),
                        Map.entry("rungs[1].audioKbps", "0")));
        Shop.Channel channel = shop.channel("By profile")
                .goesLiveByItself()
                .profile("Two rungs")
                .open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Site site = new Site(vitrine);
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                String playlist = site.get(channel.page() + "/state").find("(/hls/[a-z0-9]+/main\\.m3u8)");
                assertThat(site.get(playlist).body().lines().filter(line -> line.endsWith(".m3u8")))
                        .containsExactly("source.m3u8", "240p15.m3u8", "180p.m3u8");
            });
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void pagesWhenOpenedGiveTheBrowserNothingToComplainOf() {
        Shop.Channel channel = shop.channel("Quiet corner").open();
        List<String> complaints = new ArrayList<>();
        Page page = browser.visitor();
        page.onConsoleMessage(message -> complaints.add(page.url() + ": " + message.text()));
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        shop.signIn(vitrine, page);
        for (String path : List.of(
                "/",
                channel.page(),
                "/shop/cart",
                "/shop/orders",
                "/studio",
                "/studio/channels/" + channel.publicId(),
                "/studio/orders",
                "/studio/payments")) {
            page.navigate(vitrine.page(path).toString());
        }
        assertThat(complaints).isEmpty();
    }

    private static Locator openControlRoom(Page seller, Shop.Channel channel) {
        seller.navigate(vitrine.page("/studio/channels/" + channel.publicId()).toString());
        Locator room = seller.locator("a[href*='/studio/broadcasts/']").first();
        // The channel's page does not renew itself, and the encoder may not have arrived yet.
        for (int reload = 0; room.count() == 0 && reload < 40; reload++) {
            seller.waitForTimeout(250);
            seller.reload();
        }
        room.click();
        return seller.locator("#go-live");
    }
}
