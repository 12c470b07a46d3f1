package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vitrine.support.Browser;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Viewer;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Buys in a real browser, over the picture of a show that plays on. */
class SaleTests {

    /** As the show's own cards do. */
    private static final String CARD = "address => { const card = document.createElement('a'); card.href = address;"
            + " card.dataset.sheet = ''; card.id = 'card'; card.textContent = 'Celadon cup';"
            + " card.style.cssText = 'position:absolute;top:30%;left:10%;z-index:9;background:#fff;padding:1rem';"
            + " document.querySelector('[data-watch]').append(card); }";

    private static final String WATCHED =
            "() => { const v = document.querySelector('video'); return v.paused ? -1 : v.currentTime; }";

    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Shop shop;
    private static String product;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.shared();
        browser = Browser.start();
        shop = Shop.open(vitrine);
        product = offer();
    }

    @Test
    void buyingInTheSheetLetsTheShowGoOn() {
        Shop.Channel channel =
                shop.channel("Evening sale").goesLiveByItself().sourceOnly().open();
        try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
            Page page = browser.visitor();
            page.navigate(vitrine.page(channel.page()).toString());
            new Viewer(page).awaitMoving(Duration.ofSeconds(40));
            String address = page.url();
            page.evaluate(CARD, vitrine.page("/shop/products/" + product).toString());
            double before = watched(page);
            Locator sheet = page.locator("#sheet");

            page.locator("#card").click();
            assertThat(sheet.locator("h1")).hasText("Celadon cup");
            sheet.locator("button[value=cart]").click();
            assertThat(sheet.locator("h1")).hasText("Cart");
            assertThat(page.locator("[data-cart-badge]")).hasText("1");
            page.keyboard().press("Escape");
            assertThat(sheet).isHidden();
            assertThat(page.locator("#card")).isFocused();

            page.locator("[data-cart-button]").click();
            sheet.locator("a[href*='/shop/checkout/']").click();
            sheet.locator("form .button.primary").click();
            assertThat(sheet.locator("#phone-error")).isVisible();
            sheet.locator("#name").fill("Mina Park");
            sheet.locator("#phone").fill("010-1234-5678");
            sheet.locator("#address").fill("1 Sejong-daero, Seoul");
            sheet.locator("form .button.primary").click();

            assertThat(sheet.locator("h1")).hasText(Pattern.compile("Order \\d{6}-[A-Z0-9]{6}"));
            assertThat(sheet.locator("[data-hold]")).hasText(Pattern.compile("2[34]:\\d\\d:\\d\\d"));
            assertThat(page.locator("[data-cart-badge]")).isHidden();
            assertThat(page.url()).isEqualTo(address);
            page.waitForFunction("before => (" + WATCHED + ")() > before + 1", before);
            assertThat(encoder.isPublishing()).isTrue();
        }
    }

    @Test
    void buyingOnPagesOfTheirOwnNeedsNoShow() {
        Page page = browser.visitor(390, 844, "ko");
        page.navigate(vitrine.page("/shop/products/" + product).toString());
        page.locator("button[value=checkout]").click();
        page.waitForURL("**/shop/checkout/**");
        page.locator("#name").fill("박미나");
        page.locator("#phone").fill("010-1234-5678");
        page.locator("#address").fill("서울시 중구 세종대로 1");
        page.locator("form .button.primary").click();
        page.waitForURL("**/shop/orders/**");
        assertThat(page.locator("h1")).containsText("주문");
        assertThat(page.locator("#account")).hasText("Hana 123-456");
    }

    private static double watched(Page page) {
        return ((Number) page.evaluate(WATCHED)).doubleValue();
    }

    private static String offer() {
        shop.site().get("/studio/payments");
        shop.site()
                .post(
                        "/studio/payments",
                        Map.of("bankAccount", "Hana 123-456", "transferHours", "24", "checkoutMinutes", "30"));
        return shop.offer("Celadon cup", "C", 12);
    }
}
