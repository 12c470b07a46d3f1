package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.vitrine.support.Browser;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sets up a second factor and signs in with it as people do, in a browser, against the system as it runs. */
class TwoFactorSignInTests {

    private static final int STEP = 30;

    @AutoClose
    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Site console;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.with().start();
        browser = Browser.start();
        console = Shop.administrator(vitrine);
    }

    @Test
    void secondFactorIsSetUpAskedForAndReplacedByARecoveryCode() {
        Shop shop = Shop.open(vitrine, console);
        Page page = shop.signIn(vitrine, browser.visitor());
        Setup setup = setUp(page, shop.password());
        page.locator(".recovery a[href='/studio']").click();
        page.waitForURL("**/studio");
        signOut(page);

        firstStep(page, "/studio/products", shop.email(), shop.password());
        page.waitForURL("**/sign-in/code");
        // The password alone opens nothing.
        page.navigate(vitrine.page("/studio").toString());
        assertThat(page).hasURL(vitrine.page("/sign-in").toString());
        page.navigate(vitrine.page("/sign-in/code").toString());
        secondStep(page, "000000");
        assertThat(page.locator("#problem")).containsText("The code is wrong");
        // That of a step to come: the one of now was taken when it was set up.
        String code = code(setup.secret(), setup.step() + 1);
        secondStep(page, code);
        page.waitForURL("**/studio");

        signOut(page);
        firstStep(page, "/studio", shop.email(), shop.password());
        secondStep(page, code);
        assertThat(page.locator("#problem")).containsText("was used before");
        page.locator("details summary").click();
        page.locator("#recovery").fill(setup.codes().get(0).toUpperCase(Locale.ROOT));
        page.locator("details button[type=submit]").click();
        page.waitForURL("**/studio");

        signOut(page);
        firstStep(page, "/studio", shop.email(), shop.password());
        page.locator("details summary").click();
        page.locator("#recovery").fill(setup.codes().get(0));
        page.locator("details button[type=submit]").click();
        assertThat(page.locator("#problem")).containsText("was used before");
    }

    @Test
    void administratorMakesItMandatoryAndTakesItOffWhoHasLostThePhone() {
        Shop shop = Shop.open(vitrine, console);
        Page seller = shop.signIn(vitrine, browser.visitor());
        setUp(seller, shop.password());
        Page page = Shop.signInAdministrator(vitrine, browser.visitor());
        page.navigate(vitrine.page("/console/people?q=" + shop.email()).toString());
        page.locator("a[href='/account/two-factor']").click();
        setUp(page, "brass lantern on the quay");

        page.navigate(vitrine.page("/console/people?q=" + shop.email()).toString());
        page.locator("form[action$='/console/two-factor'] button").click();
        assertThat(page.locator("#main")).containsText("From now on administrators need two-factor sign-in");
        page.navigate(vitrine.page("/account/two-factor").toString());
        assertThat(page.locator("button[formaction$='/off']")).hasCount(0);

        page.navigate(vitrine.page("/console/people?q=" + shop.email()).toString());
        page.locator("button[data-open^='#two-factor-']").click();
        page.locator("dialog[open] button[type=submit]").click();
        assertThat(page.locator("#main")).containsText("signs in with the password alone");
        shop.signIn(vitrine, browser.visitor());
    }

    /** From the page of the account to the recovery codes. */
    private static Setup setUp(Page page, String password) {
        page.navigate(vitrine.page("/account").toString());
        page.locator("main a[href='/account/two-factor']").click();
        page.locator("#current").fill(password);
        page.locator("main button[type=submit]").click();
        assertThat(page.locator(".qr-code")).isVisible();
        assertThat(page.evaluate("() => document.querySelector('.qr-code').naturalWidth > 0"))
                .isEqualTo(true);
        String secret = page.locator("#key").textContent().replace(" ", "");
        long step = System.currentTimeMillis() / 1000 / STEP;
        page.locator("#code").fill(code(secret, step));
        page.locator("form[action$='/confirm'] button.primary").click();
        Locator codes = page.locator("#codes code");
        assertThat(codes).hasCount(10);
        return new Setup(secret, step, codes.allTextContents());
    }

    private static void firstStep(Page page, String path, String email, String password) {
        page.navigate(vitrine.page(path).toString());
        assertThat(page.locator("#email")).isFocused();
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("#code")).isFocused();
    }

    private static void secondStep(Page page, String code) {
        page.locator("#code").fill(code);
        page.locator("main button.primary").click();
    }

    private static void signOut(Page page) {
        page.locator("form[action$='/sign-out'] button").first().evaluate("button => button.click()");
        page.waitForURL(vitrine.page("/").toString());
    }

    private static String code(String secret, long step) {
        try {
            return new DefaultCodeGenerator().generate(secret, step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Setup(String secret, long step, List<String> codes) {}
}
