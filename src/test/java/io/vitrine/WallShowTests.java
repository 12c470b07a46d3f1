package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Watches over shows as an administrator does: the wall, and what viewers, the encoder and the seller see of a stop. */
class WallShowTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());
    private static final LocatorAssertions.ContainsTextOptions TEXT_SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());
    private static final String REASON = "Sells counterfeit bowls";

    @AutoClose
    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Site console;
    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.with().start();
        browser = Browser.start();
        console = Shop.administrator(vitrine);
        shop = Shop.open(vitrine, console);
    }

    @Test
    void showOnTheWallWhenStoppedIsGoneForViewersEncoderAndSeller() {
        Shop.Channel channel =
                shop.channel("Evening bowls").goesLiveByItself().sourceOnly().open();
        Page wall = Shop.signInAdministrator(vitrine, browser.visitor());
        wall.navigate(vitrine.page("/console").toString());
        assertThat(wall.locator(".empty h3")).hasText("Nobody is on air.");
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = watch(channel);
            Locator card = wall.locator(".wall-card");
            assertThat(card).containsText("Evening bowls", TEXT_SOON);
            assertThat(card).containsText(Pattern.compile("[0-9.]+ Mbit/s"), TEXT_SOON);
            assertThat(card.locator("dd").first())
                    .hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
            wall.waitForFunction("() => document.querySelector('.wall-picture img')?.naturalWidth === 320");
            String playlist = show.state().path("playlist").asString().replace("main", "source");
            String segment = playlist.replace(".m3u8", "/" + show.newest() + ".m4s");

            card.locator(".wall-actions button").first().click();
            wall.locator("dialog#block button[type=submit]").click();
            assertThat(wall.locator("dialog#block .error")).hasText("Give a reason: the seller reads it.");
            wall.locator("dialog#block input[name=reason]").fill(REASON);
            wall.locator("dialog#block button[type=submit]").click();

            assertThat(viewer.locator("[data-curtain=BLOCKED]")).isVisible(SOON);
            assertThat(viewer.content() + show.state()).doesNotContain(REASON);
            assertThat(show.publisher().awaitEnd(PATIENCE)).isTrue();
            assertThat(wall.locator(".empty h3")).isVisible(SOON);
            Site other = new Site(vitrine);
            for (String gone : List.of(playlist, playlist + "?_HLS_msn=1&_HLS_part=0", segment)) {
                assertThat(other.look(gone).status()).as(gone).isEqualTo(410);
            }
            assertThat(shop.site().get("/studio/broadcasts/" + show.id()).body())
                    .contains(REASON);
            try (Publisher again = Publisher.publish(vitrine.ingest(), channel.key())) {
                assertThat(again.awaitEnd(PATIENCE)).isTrue();
            }
            assertThat(shop.site().get("/studio/channels/" + channel.publicId()).body())
                    .contains("An administrator has stopped the show of this channel.");
        }
    }

    @Test
    void channelThatIsBannedOnTheWallPublishesAgainWhenTheBanIsLifted() {
        Shop.Channel channel =
                shop.channel("Knives").goesLiveByItself().sourceOnly().open();
        Page wall = Shop.signInAdministrator(vitrine, browser.visitor(390, 844, "en"));
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page viewer = watch(channel);
            wall.navigate(vitrine.page("/console").toString());
            wall.locator(".wall-card")
                    .filter(new Locator.FilterOptions().setHasText("Knives"))
                    .locator(".wall-actions button")
                    .last()
                    .click();
            wall.locator("dialog#ban input[name=reason]").fill("No knives");
            assertThat(wall.locator("dialog#ban input[name=until]")).isHidden();
            wall.locator("dialog#ban select").selectOption("CHOSEN");
            wall.locator("dialog#ban input[name=until]").fill("2999-12-31T23:00");
            wall.locator("dialog#ban button[type=submit]").click();

            assertThat(viewer.locator("[data-curtain=BLOCKED]")).isVisible(SOON);
            assertThat(show.publisher().awaitEnd(PATIENCE)).isTrue();
            assertThat(wall)
                    .hasURL(Pattern.compile("/console$"), new PageAssertions.HasURLOptions().setTimeout(20_000));
            try (Publisher again = Publisher.publish(vitrine.ingest(), channel.key())) {
                assertThat(again.awaitEnd(PATIENCE)).isTrue();
            }
            assertThat(shop.site().get("/studio/channels/" + channel.publicId()).body())
                    .contains("No knives", "2999", "The channel may not publish.");

            console.get("/console/sellers");
            console.post("/console/channels/" + channel.publicId() + "/lift-ban", Map.of());
            console.post("/console/broadcasts/" + show.id() + "/lift-block", Map.of());
            assertThat(new Site(vitrine).get("/live/" + show.id() + "/state").body())
                    .contains("\"ENDED\"");
            try (OnAir next = OnAir.begin(vitrine, channel)) {
                assertThat(next.id()).isNotEqualTo(show.id());
                assertThat(viewer.locator(".stage")).hasAttribute("data-phase", "LIVE");
            }
        }
    }

    private static Page watch(Shop.Channel channel) {
        Page viewer = browser.visitor();
        viewer.navigate(vitrine.page(channel.page()).toString());
        assertThat(viewer.locator(".stage")).hasAttribute("data-phase", "LIVE");
        return viewer;
    }
}
