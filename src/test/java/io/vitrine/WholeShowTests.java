package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plays a whole show in real browsers: a seller with a catalogue, and two buyers who want the same last piece. */
class WholeShowTests {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    private static final LocatorAssertions.ContainsTextOptions TEXT_SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    /** Sets a page's clock wrong by so many milliseconds. */
    private static final String WRONG_CLOCK = "(() => { const Right = Date;"
            + " globalThis.Date = class extends Right {"
            + " constructor(...args) { super(...(args.length ? args : [Right.now() + %1$d])); }"
            + " static now() { return Right.now() + %1$d; } }; })()";

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String CATALOGUE = "product,sku,price,stock,status\n"
            + "Moon jar,JAR,120000,1,active\n"
            + "Tea bowl,BOWL,25000,30,active\n"
            + "Nameless,,1000,1,active\n";

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
    void showFromTheCatalogueToTheReport() {
        Page seller = shop.signIn(vitrine, browser.visitor(1280, 900, "en"));
        importCatalogue(seller);
        sayHowToPay(seller);
        makeACoupon(seller);
        Shop.Channel channel =
                shop.channel("Whole show").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            Page mina = open(channel, 1280, 800, -DAY);
            Page juno = open(channel, 390, 844, DAY);
            seller.navigate(vitrine.page("/studio/broadcasts/" + show.id()).toString());
            for (String title : List.of("Moon jar", "Tea bowl")) {
                seller.locator("#desk-found li")
                        .filter(of(title))
                        .locator("button")
                        .click();
                assertThat(lineUp(seller, title)).isVisible(SOON);
            }
            // Another person directs with her: she sees it, and goes on typing where she was.
            seller.locator("#notice-running").fill("Not said yet");
            shop.site()
                    .post(
                            "/studio/broadcasts/" + show.id() + "/desk/notices",
                            Map.of("kind", "FIXED", "text", "Free delivery today"));
            assertThat(seller.locator("#notice-fixed"))
                    .hasValue("Free delivery today", new LocatorAssertions.HasValueOptions().setTimeout(20_000));
            assertThat(seller.locator("#notice-running")).hasValue("Not said yet");
            assertThat(seller.locator("#notice-running")).isFocused();
            lineUp(seller, "Moon jar").locator("button.primary").click();
            assertThat(seller.locator(".slots")).containsText("Moon jar", TEXT_SOON);
            assertThat(seller.locator("#notice-running")).hasValue("Not said yet");
            for (Page buyer : List.of(mina, juno)) {
                assertThat(buyer.locator("[data-pins] .product")).containsText("Moon jar", TEXT_SOON);
            }

            Page late = browser.visitor(390, 844, "en");
            String jar = productIn(mina.locator("[data-pins] a[data-sheet]").first());
            late.navigate(vitrine.page(channel.page() + "?p=" + jar).toString());
            assertThat(late.locator("#sheet h1")).containsText("Moon jar", TEXT_SOON);
            late.context().close();

            seller.locator("#desk li")
                    .filter(of("Welcome"))
                    .locator("button[value=drop]")
                    .click();
            for (Page buyer : List.of(mina, juno)) {
                assertThat(buyer.locator("[role=status][data-told]")).containsText("₩10,000 off", TEXT_SOON);
                buyer.locator("[data-claim]").click();
                assertThat(buyer.locator("[data-coupons] [data-answer]")).containsText("The coupon is yours.");
            }
            say(juno, "Juno", "I want the moon jar!");
            assertThat(mina.locator(".chat-lines")).containsText("I want the moon jar!", TEXT_SOON);
            say(mina, "Mina", "So do I!");
            assertThat(juno.locator(".chat-lines")).containsText("So do I!", TEXT_SOON);

            openAFlashOffer(seller);
            for (Page buyer : List.of(mina, juno)) {
                assertThat(buyer.locator(".offer[data-phase=soon]")).containsText("Moon jar", TEXT_SOON);
            }
            // By the server's clock: one of them is two days ahead of the other.
            int minaWaits = seconds(mina);
            assertThat(minaWaits).isBetween(1, 20);
            assertThat(seconds(juno)).isBetween(minaWaits - 2, minaWaits + 2);
            // The countdown itself takes up to twenty seconds.
            for (Page buyer : List.of(mina, juno)) {
                assertThat(buyer.locator(".offer[data-phase=open]"))
                        .containsText("₩99,000", new LocatorAssertions.ContainsTextOptions().setTimeout(45_000));
                assertThat(seconds(buyer)).isBetween(200, 300);
            }

            // Both have the last one in their checkout; the first who orders gets it.
            checkOut(mina, "[data-offers] [data-buy]", "Mina Park");
            checkOut(juno, "[data-offers] [data-buy]", "Juno Lee");
            assertThat(juno.locator("#sheet")).containsText("Flash offer");
            mina.locator("#sheet form .button.primary").click();
            assertThat(mina.locator("#sheet h1")).hasText(Pattern.compile("Order \\d{6}-[A-Z0-9]{6}"));
            assertThat(mina.locator("#sheet")).containsText("₩89,000");
            juno.locator("#sheet form .button.primary").click();
            assertThat(juno.locator("#sheet [role=alert]").first()).containsText("Moon jar: sold out", TEXT_SOON);
            assertThat(juno.locator("#sheet [role=alert]").first()).containsText("Nothing has been ordered");
            assertThat(juno.locator("[data-pins] .product [data-gone]")).isVisible(SOON);
            assertThat(seller.locator("#numbers")).containsText("₩89,000", TEXT_SOON);

            // One tap, and what comes free is kept for whoever was too late.
            juno.locator("#sheet .wait button").click();
            assertThat(juno.locator("#sheet")).containsText("You are next in line.");
            mina.locator("#sheet form[action$='/withdraw'] button").click();
            assertThat(juno.locator("[data-waits] .offer")).containsText("One is kept for you", TEXT_SOON);
            assertThat(mina.locator("[data-pins] .product [data-gone]")).isVisible(SOON);
            juno.locator("[data-sheet-close]").click();
            checkOut(juno, "[data-waits] [data-buy]", "Juno Lee");
            juno.locator("#sheet form .button.primary").click();
            assertThat(juno.locator("#sheet h1")).hasText(Pattern.compile("Order \\d{6}-[A-Z0-9]{6}"));
            assertThat(juno.locator("#sheet")).containsText("₩110,000");

            assertThat(seller.locator("#numbers")).containsText("₩110,000", TEXT_SOON);
            seller.locator("#end-show").click();
            seller.locator("dialog#end button[type=submit]").click();
            assertThat(mina.locator("[data-curtain=ENDED]")).isVisible(SOON);
            mina.locator("[data-sheet-close]").click();
            seller.waitForURL("**/studio/broadcasts/" + show.id() + "/report*");
            assertThat(seller.locator("table").last()).containsText("Moon jar");
            assertThat(seller.locator(".numbers div:has(dt:text-is('Viewers')) dd.number"))
                    .hasText(Pattern.compile("[23]"));
            assertThat(seller.locator(".numbers")).containsText("₩110,000");
            mina.locator("[data-curtain=ENDED] a[data-sheet]").click();
            assertThat(mina.locator("#sheet h1")).hasText("My orders");
            assertThat(mina.locator("#sheet")).containsText("Cancelled");
            assertThat(shop.site().get("/studio/orders").body()).contains("Mina Park", "Juno Lee");
        }
    }

    /** For the first time, which asks for a name. */
    private static void say(Page buyer, String name, String text) {
        buyer.locator("#chat-text").fill(text);
        buyer.locator("#chat-text").press("Enter");
        buyer.locator("#chat-name").fill(name);
        buyer.locator("#chat-name").press("Enter");
    }

    private static void importCatalogue(Page seller) {
        seller.navigate(vitrine.page("/studio/products/import").toString());
        seller.locator("#text").fill(CATALOGUE);
        seller.locator("main form button.primary").click();
        Locator go = seller.locator("main form button.primary");
        assertThat(go).hasText(Pattern.compile("Import 2 products"));
        assertThat(seller.locator("main")).containsText("Nameless");
        go.click();
        seller.navigate(vitrine.page("/studio/products").toString());
        assertThat(seller.locator("main .products")).containsText("Moon jar");
        assertThat(seller.locator("main .products")).not().containsText("Nameless");
    }

    private static void sayHowToPay(Page seller) {
        seller.navigate(vitrine.page("/studio/payments").toString());
        seller.locator("#bankAccount").fill("Hana 123-456");
        seller.locator("main form button.primary").click();
        assertThat(seller.locator("main")).containsText("This is how you are paid from now on.");
    }

    private static void makeACoupon(Page seller) {
        seller.navigate(vitrine.page("/studio/coupons/new").toString());
        seller.locator("#title").fill("Welcome");
        seller.locator("#amount").fill("10,000");
        seller.locator("#least").fill("50,000");
        seller.locator("main form button.primary").click();
        assertThat(seller.locator("main")).containsText("₩10,000 off");
    }

    private static void openAFlashOffer(Page seller) {
        Locator offers = seller.locator("#offers");
        offers.locator("summary").first().click();
        Locator form = offers.locator("details[open] form");
        form.locator("option").filter(of("Moon jar")).waitFor(new Locator.WaitForOptions().setState(ATTACHED));
        form.locator("select")
                .selectOption(form.locator("option").filter(of("Moon jar")).getAttribute("value"));
        form.locator("[name=price]").fill("99,000");
        form.locator("[name=quantity]").fill("1");
        form.locator("[name=countdown]").fill("20");
        form.locator("[name=coupons]").check();
        form.locator("button.primary").click();
        Locator offer = offers.locator("#offers-now li").filter(of("Moon jar"));
        assertThat(offer).containsText("Ready", TEXT_SOON);
        offer.locator("button[value=start]").click();
        assertThat(offer).containsText("Countdown", TEXT_SOON);
    }

    /** What the clock of the offer over the picture says. */
    private static int seconds(Page buyer) {
        String[] clock = buyer.locator(".offer [data-time]").innerText().split(":", -1);
        return 60 * Integer.parseInt(clock[0]) + Integer.parseInt(clock[1]);
    }

    private static Page open(Shop.Channel channel, int width, int height, long ahead) {
        Page buyer = browser.visitor(width, height, "en");
        buyer.addInitScript(WRONG_CLOCK.formatted(ahead));
        buyer.navigate(vitrine.page(channel.page()).toString());
        return buyer;
    }

    private static void checkOut(Page buyer, String by, String name) {
        Locator sheet = buyer.locator("#sheet");
        buyer.locator(by).click();
        sheet.locator("button[value=checkout]").click();
        assertThat(sheet.locator("h1")).hasText("Check out");
        sheet.locator("#name").fill(name);
        sheet.locator("#phone").fill("010-1234-5678");
        sheet.locator("#address").fill("1 Example Road");
    }

    /** The id of the product that a link opens. */
    private static String productIn(Locator link) {
        return link.getAttribute("href").replaceAll(".*/products/|\\?.*", "");
    }

    private static Locator lineUp(Page seller, String title) {
        return seller.locator(".lineup:not(.found) > li").filter(of(title));
    }

    private static Locator.FilterOptions of(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
