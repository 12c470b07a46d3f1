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
    private static final String CATALOGUE = "product,sku,price,stock,status\n"
            + "Moon jar,JAR,120000,1,active\n"
            + "Tea bowl,BOWL,25000,30,active\n"
            + "Nameless,,1000,1,active\n";

    @AutoClose
    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.with().start();
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
            Page mina = open(channel, 1280, 800);
            Page juno = open(channel, 390, 844);
            seller.navigate(vitrine.page("/studio/broadcasts/" + show.id()).toString());
            for (String title : List.of("Moon jar", "Tea bowl")) {
                seller.locator("#desk-found li")
                        .filter(of(title))
                        .locator("button")
                        .click();
                assertThat(lineUp(seller, title)).isVisible(SOON);
            }
            lineUp(seller, "Moon jar").locator("button.primary").click();
            for (Page buyer : List.of(mina, juno)) {
                assertThat(buyer.locator("[data-pins] .product")).containsText("Moon jar", TEXT_SOON);
            }

            seller.locator("#desk li")
                    .filter(of("Welcome"))
                    .locator("button[value=drop]")
                    .click();
            for (Page buyer : List.of(mina, juno)) {
                assertThat(buyer.locator("[role=status][data-told]")).containsText("₩10,000 off", TEXT_SOON);
                buyer.locator("[data-claim]").click();
                assertThat(buyer.locator("[data-coupons] [data-answer]")).containsText("The coupon is yours.");
            }
            juno.locator("#chat-text").fill("I want the moon jar!");
            juno.locator("#chat-text").press("Enter");
            juno.locator("#chat-name").fill("Juno");
            juno.locator("#chat-name").press("Enter");
            assertThat(mina.locator(".chat-lines")).containsText("I want the moon jar!", TEXT_SOON);

            // Both have the last one in their checkout; the first who orders gets it.
            checkOut(mina, "Mina Park");
            checkOut(juno, "Juno Lee");
            mina.locator("#sheet form .button.primary").click();
            assertThat(mina.locator("#sheet h1")).hasText(Pattern.compile("Order \\d{6}-[A-Z0-9]{6}"));
            assertThat(mina.locator("#sheet")).containsText("₩110,000");
            juno.locator("#sheet form .button.primary").click();
            assertThat(juno.locator("#sheet [role=alert]").first()).containsText("Moon jar: sold out", TEXT_SOON);
            assertThat(juno.locator("#sheet [role=alert]").first()).containsText("Nothing has been ordered");
            assertThat(juno.locator("[data-pins] .product [data-gone]")).isVisible(SOON);

            assertThat(seller.locator("#numbers")).containsText("₩110,000", TEXT_SOON);
            seller.locator("#end-show").click();
            seller.locator("dialog#end button[type=submit]").click();
            assertThat(mina.locator("[data-curtain=ENDED]")).isVisible(SOON);
            seller.navigate(
                    vitrine.page("/studio/broadcasts/" + show.id() + "/report").toString());
            assertThat(seller.locator("table")).containsText("Moon jar");
            assertThat(seller.locator(".numbers")).containsText("₩110,000");
            assertThat(shop.site().get("/studio/orders").body())
                    .contains("Mina Park")
                    .doesNotContain("Juno Lee");
        }
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

    private static Page open(Shop.Channel channel, int width, int height) {
        Page buyer = browser.visitor(width, height, "en");
        buyer.navigate(vitrine.page(channel.page()).toString());
        return buyer;
    }

    private static void checkOut(Page buyer, String name) {
        Locator sheet = buyer.locator("#sheet");
        buyer.locator("[data-pins] a[data-sheet]").click();
        sheet.locator("button[value=checkout]").click();
        assertThat(sheet.locator("h1")).hasText("Check out");
        sheet.locator("#name").fill(name);
        sheet.locator("#phone").fill("010-1234-5678");
        sheet.locator("#address").fill("1 Example Road");
    }

    private static Locator lineUp(Page seller, String title) {
        return seller.locator(".lineup:not(.found) > li").filter(of(title));
    }

    private static Locator.FilterOptions of(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
