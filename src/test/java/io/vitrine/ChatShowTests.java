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
import io.vitrine.support.Viewer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Has two viewers and a seller chat during a real show. */
class ChatShowTests {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
    private static final LocatorAssertions.HasCountOptions SOON_GONE =
            new LocatorAssertions.HasCountOptions().setTimeout(15_000);

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
    void chatOfAShowIsReadByAllAndKeptInOrderByTheSeller() {
        Shop.Channel channel =
                shop.channel("Chatty harbour").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page mina = browser.visitor(390, 844, "en");
            Page juno = browser.visitor();
            mina.navigate(vitrine.page(channel.page()).toString());
            juno.navigate(vitrine.page(channel.page()).toString());

            say(mina, "Is it <b>safe</b> in the oven?", "Mina");
            long sent = System.nanoTime();
            Locator seen = juno.locator(".chat-lines li:not(.pending)")
                    .filter(new Locator.FilterOptions().setHasText("Is it <b>safe</b> in the oven?"));
            assertThat(seen).isVisible(SOON);
            Viewer.tell(
                    "a message reaches the other viewer",
                    Duration.ofNanos(System.nanoTime() - sent),
                    Duration.ofSeconds(2));
            assertThat(seen.locator(".chat-name")).hasText("Mina");
            assertThat(mina.locator(".chat-lines li")).hasCount(1);

            juno.locator("[data-heart]").click();
            assertThat(mina.locator("[data-hearts]"))
                    .hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(15_000));

            Page seller = shop.signIn(vitrine, browser.visitor(1280, 900, "en"));
            seller.navigate(
                    vitrine.page("/studio/broadcasts/" + show.id() + "/chat").toString());
            seller.locator("#say").fill("Yes, up to 220 °C: https://example.com/care");
            seller.locator("#say").press("Enter");
            assertThat(juno.locator(".chat-lines .staff a")).hasAttribute("href", "https://example.com/care");
            assertThat(seller.locator("#chat-desk-questions li")).hasCount(1);
            look(seller, "desk");
            look(mina, "phone");
            look(juno, "desktop");

            seller.locator("#chat-desk-lines [aria-label='Hide from viewers']")
                    .first()
                    .click();
            assertThat(seen).hasCount(0, SOON_GONE);
            assertThat(mina.locator(".chat-lines li:not(.staff)")).hasCount(0, SOON_GONE);

            seller.locator(".chat-desk-menu summary").first().click();
            seller.locator("button:text-is('Ban from this show'):visible").click();
            assertThat(seller.locator("#chat-desk-sanctions li")).hasCount(1, SOON_GONE);
            look(mina, "hidden");
            say(mina, "Hello again", null);
            assertThat(mina.locator("[data-problem]")).containsText("closed this chat to you");
            assertThat(mina.locator("#chat-text")).hasValue("Hello again");
            look(mina, "banned");
            show.assertUndisturbed();
        }
    }

    private static void say(Page page, String text, @Nullable String name) {
        page.locator("#chat-text").fill(text);
        page.locator("#chat-text").press("Enter");
        if (name != null) {
            page.locator("#chat-name").fill(name);
            page.locator("#chat-name").press("Enter");
        }
    }

    /** Pictures for whoever wants to look: {@code -Dvitrine.pictures=folder}. */
    private static void look(Page page, String name) {
        String folder = System.getProperty("vitrine.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "chat-" + name + ".png")));
        }
    }
}
