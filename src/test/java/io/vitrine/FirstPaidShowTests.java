package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.FakeStripe;
import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Has two buyers want the last piece of a show in which whoever pays first gets it; one of them pays on Stripe's page. */
class FirstPaidShowTests {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    private static final String SESSION = "cs_test_show";

    @AutoClose
    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Shop shop;
    private static FakeStripe stripe;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.with()
                .setting("VITRINE_STRIPE_API", FakeStripe.address())
                .start();
        browser = Browser.start();
        shop = Shop.open(vitrine);
        stripe = new FakeStripe();
    }

    @Test
    void lastPieceIsTheOnesWhoPaysFirstAndTheOtherIsToldAndPutInLine() {
        stripe.hosts(SESSION, takesCards());
        shop.site().get("/studio/payments");
        shop.site()
                .post(
                        "/studio/payments",
                        Map.of("bankAccount", "Hana 123-456", "transferHours", "24", "checkoutMinutes", "30"));
        String jar = shop.offer("Moon jar", "JAR", 1);
        Shop.Channel channel =
                shop.channel("First paid").goesLiveByItself().sourceOnly().open();
        plan(channel);
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            addToLineUp(show, "Moon jar");
            Page mina = browser.visitor(1280, 800, "en");
            Page juno = browser.visitor(390, 844, "en");
            order(mina, show, jar, "BANK_TRANSFER");
            assertThat(mina.locator("main")).containsText("Not reserved. You can pay for another");
            assertThat(mina.locator("main")).containsText("Hana 123-456");
            order(juno, show, jar, "STRIPE");
            String page = juno.url();

            juno.locator("a[href*='/pay']").click();
            assertThat(juno.locator("h1")).hasText("Pay with a card");
            assertThat(juno.url()).startsWith(FakeStripe.address());
            juno.locator("#back").click();
            assertThat(juno.locator("main")).containsText("Held for you for another");
            juno.locator("a[href*='/pay']").click();
            juno.locator("#pay").click();

            assertThat(juno.locator("main")).containsText("Your payment has arrived", SOON);
            assertThat(juno.url()).startsWith(page.replaceFirst("\\?.*", ""));
            assertThat(mina.locator("main")).containsText("Others were first", SOON);
            assertThat(mina.locator("main")).not().containsText("Hana 123-456");
            mina.locator("form[action*='/shop/waitlist/'] button").click();
            assertThat(mina.locator("main")).containsText("You are next in line.");
            assertThat(shop.site().get("/studio/orders").body()).contains("Paid", "Awaiting payment");
        }
    }

    /** Enters the keys as a seller does, and reads where Stripe tells what happens. */
    private static URI takesCards() {
        String webhook = shop.site().get("/studio/payments/stripe").find("id=\"webhook\">([^<]+)<");
        shop.site()
                .post(
                        "/studio/payments/stripe",
                        Map.of(
                                "key",
                                stripe.key,
                                "webhookSecret",
                                stripe.webhookSecret,
                                "holdMinutes",
                                "15",
                                "offered",
                                "true"));
        return URI.create(webhook);
    }

    private static void plan(Shop.Channel channel) {
        shop.site().get("/studio/broadcasts/new");
        shop.site()
                .post(
                        "/studio/broadcasts",
                        Map.of(
                                "title", "Kiln opening",
                                "kind", "LIVE",
                                "visibility", "PUBLIC",
                                "holds", "FIRST_PAID",
                                "channel", channel.publicId()));
    }

    private static void addToLineUp(OnAir show, String title) {
        Page seller = shop.signIn(vitrine, browser.visitor(1280, 900, "en"));
        seller.navigate(vitrine.page("/studio/broadcasts/" + show.id()).toString());
        Locator.FilterOptions named = new Locator.FilterOptions().setHasText(title);
        seller.locator("#desk-found li").filter(named).locator("button").click();
        assertThat(seller.locator(".lineup:not(.found) > li").filter(named)).containsText(title, SOON);
        assertThat(seller.locator("#numbers")).containsText("Stock left", SOON);
    }

    private static void order(Page buyer, OnAir show, String product, String payment) {
        buyer.navigate(
                vitrine.page("/shop/products/" + product + "?show=" + show.id()).toString());
        assertThat(buyer.locator("main")).containsText("Whoever pays first gets it.");
        buyer.locator("button[value=checkout]").click();
        assertThat(buyer.locator("#first-paid")).containsText("Ordering reserves nothing in this show");
        buyer.locator("#name").fill("Mina Park");
        buyer.locator("#phone").fill("010-1234-5678");
        buyer.locator("#address").fill("1 Example Road");
        buyer.locator("input[name=payment][value=" + payment + "]").check();
        buyer.locator("main form .button.primary.wide").click();
        assertThat(buyer.locator("h1")).hasText(Pattern.compile("Order \\d{6}-[A-Z0-9]{6}"));
    }
}
