package io.vitrine.screenshots;

import static io.vitrine.screenshots.Person.ADMINISTRATOR;
import static io.vitrine.screenshots.Person.BUYER;
import static io.vitrine.screenshots.Person.GUEST;
import static io.vitrine.screenshots.Person.SELLER;
import static io.vitrine.screenshots.Person.STRANGER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/**
 * Goes through all pages with a camera. A picture has the name of its template, with a point and a word behind it where a
 * page has several states.
 */
final class Tour {

    private static final String MEASURED = "td[data-cost]:has-text('%')";
    private static final String MOVES = "() => [...document.querySelectorAll('video')]"
            + ".every(video => video.getVideoPlaybackQuality().totalVideoFrames > 20)";

    private final Scenery scenery;

    Tour(Scenery scenery) {
        this.scenery = scenery;
    }

    /** While the shows are on air. */
    void onAir(Camera camera) {
        watch(camera);
        shop(camera);
        account(camera);
        studio(camera);
        room(camera);
        console(camera);
        camera.take(STRANGER, "/live/aaaaaaaaaaaaaaaa", "error-404");
        camera.take(SELLER, "/console", "error-403");
        // An address that takes forms only.
        camera.take(SELLER, "/studio/shops/none", "error");
    }

    /** While the portrait show has no signal. */
    void interrupted(Camera camera) {
        curtain(camera, "INTERRUPTED", "watch.interrupted");
    }

    /** After the end of the shows. */
    void over(Camera camera) {
        curtain(camera, "BLOCKED", "watch.blocked");
        with(
                camera,
                STRANGER,
                scenery.path("channel"),
                "watch.ended",
                page -> page.locator("[data-curtain=ENDED]").waitFor());
        camera.take(SELLER, scenery.path("room"), "studio-broadcast.ended");
        camera.take(SELLER, scenery.path("room") + "/report", "studio-report");
    }

    private void watch(Camera camera) {
        camera.take(STRANGER, "/", "index");
        with(camera, GUEST, scenery.path("channel"), "watch", page -> {
            plays(page);
            page.locator(".chat-lines li >> nth=2").waitFor();
        });
        with(camera, GUEST, scenery.path("channel"), "watch.sheet", page -> {
            plays(page);
            page.locator("a[data-sheet][href*='/shop/products/']").first().dispatchEvent("click");
            page.locator("#sheet h1").waitFor();
        });
        with(camera, STRANGER, scenery.path("portrait"), "watch.portrait", Tour::plays);
        camera.take(STRANGER, scenery.path("scheduled"), "watch.scheduled");
        camera.take(STRANGER, scenery.path("private"), "passcode");
    }

    private void shop(Camera camera) {
        camera.take(GUEST, scenery.path("product"), "shop-product");
        camera.take(GUEST, scenery.path("sold-out"), "shop-product.sold-out");
        camera.take(GUEST, "/shop/cart", "shop-cart");
        camera.take(STRANGER, "/shop/cart", "shop-cart.empty");
        camera.take(GUEST, scenery.path("checkout"), "shop-checkout");
        camera.take(GUEST, scenery.path("order"), "shop-order");
        camera.take(GUEST, "/shop/orders", "shop-orders");
        camera.take(GUEST, "/shop/waitlist", "shop-waitlist");
    }

    private void account(Camera camera) {
        camera.take(STRANGER, "/sign-in", "accounts-sign-in");
        camera.take(STRANGER, "/register", "accounts-register");
        with(
                camera,
                STRANGER,
                "/register",
                "accounts-register.refused",
                page -> page.locator("main form button").last().click());
        camera.take(STRANGER, "/forgot", "accounts-forgot");
        camera.take(STRANGER, scenery.path("reset"), "accounts-reset");
        camera.take(STRANGER, scenery.path("verify"), "accounts-verify");
        with(
                camera,
                STRANGER,
                scenery.path("verify-" + camera.look().folder()),
                "accounts-verified",
                page -> page.locator("main form button").click());
        camera.take(STRANGER, "/forgot/none", "accounts-link-over");
        camera.take(STRANGER, scenery.path("join"), "accounts-join");
        camera.take(BUYER, "/account", "accounts-account");
        with(camera, STRANGER, "/sign-in", "accounts-sign-in-code", Scenery::beginSignIn);
        camera.take(BUYER, "/account/two-factor", "accounts-two-factor.on");
        with(camera, SELLER, "/account/two-factor", "accounts-two-factor", page -> {
            if (page.locator("#current").count() > 0) {
                page.locator("#current").fill(scenery.sellersPassword());
                page.locator("main button[type=submit]").click();
            }
            page.locator(".qr-code").waitFor();
        });
        camera.take(BUYER, "/account/password", "accounts-password");
        camera.take(BUYER, "/apply", "accounts-apply");
    }

    private void studio(Camera camera) {
        camera.take(SELLER, "/studio", "studio-overview");
        camera.take(SELLER, "/studio/channels/new", "studio-channel-new");
        camera.take(SELLER, scenery.path("studio-channel"), "studio-channel");
        camera.take(SELLER, scenery.path("studio-channel") + "/overlay", "studio-overlay");
        camera.take(SELLER, "/studio/broadcasts/new", "studio-plan");
        camera.take(SELLER, "/studio/products", "studio-products");
        camera.take(SELLER, "/studio/products/new", "studio-product.new");
        camera.take(SELLER, scenery.path("product").replace("/shop/", "/studio/"), "studio-product");
        camera.take(SELLER, "/studio/products/import", "studio-import");
        camera.take(SELLER, scenery.path("studio-import-report"), "studio-import-report");
        camera.take(SELLER, "/studio/orders", "studio-orders");
        camera.take(SELLER, scenery.path("studio-order"), "studio-order");
        camera.take(SELLER, "/studio/payments", "studio-payments");
        camera.take(SELLER, "/studio/payments/stripe", "studio-stripe");
        camera.take(SELLER, "/studio/coupons", "studio-coupons");
        camera.take(SELLER, "/studio/coupons/new", "studio-coupon");
        camera.take(SELLER, "/studio/team", "studio-team");
        camera.take(SELLER, "/studio/tokens", "studio-tokens");
        camera.take(SELLER, "/studio/playback-keys", "studio-playback-keys");
        camera.take(SELLER, "/studio/webhooks", "studio-webhooks");
        camera.take(SELLER, scenery.path("studio-webhook"), "studio-webhook");
        camera.take(SELLER, scenery.path("studio-webhook") + "/edit", "studio-webhook-edit");
        camera.take(SELLER, scenery.path("studio-webhook-delivery"), "studio-webhook-delivery");
    }

    private void room(Camera camera) {
        String room = scenery.path("room");
        with(camera, SELLER, room, "studio-broadcast", page -> {
            plays(page);
            page.locator("#numbers dd").first().waitFor();
        });
        camera.take(SELLER, room + "/desk", "studio-desk-page");
        camera.take(SELLER, room + "/offers", "studio-offers-page");
        camera.take(SELLER, room + "/polls", "studio-polls-page");
        camera.take(SELLER, room + "/run-sheet", "studio-run-sheet");
        camera.take(SELLER, room + "/prompter", "studio-prompter");
        with(
                camera,
                STRANGER,
                scenery.path("overlay"),
                "overlay",
                page -> page.locator("[data-pins] .product").first().waitFor());
        with(
                camera,
                SELLER,
                room + "/chat",
                "studio-chat",
                page -> page.locator(".chat-desk-chat li").first().waitFor());
    }

    private void console(Camera camera) {
        camera.take(ADMINISTRATOR, "/console", "console-overview");
        camera.take(ADMINISTRATOR, "/console/sellers", "console-sellers");
        camera.take(ADMINISTRATOR, "/console/sellers/new", "console-seller-new");
        camera.take(ADMINISTRATOR, scenery.path("console-seller"), "console-seller");
        camera.take(ADMINISTRATOR, "/console/applications", "console-applications");
        camera.take(ADMINISTRATOR, "/console/people", "console-people");
        camera.take(ADMINISTRATOR, "/console/chat", "console-chat");
        camera.take(ADMINISTRATOR, "/console/mail", "console-mail");
        camera.take(ADMINISTRATOR, "/console/limits", "console-limits");
        with(camera, ADMINISTRATOR, "/console/profiles", "console-profiles", page -> {
            if (page.locator(MEASURED).count() == 0) {
                page.locator("form[action$='/measurements'] button").first().click();
                page.locator(MEASURED).first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            }
        });
        camera.take(ADMINISTRATOR, "/console/profiles/019ac000-0000-7000-8000-000000000001", "console-profile");
        camera.take(ADMINISTRATOR, "/console/tokens", "console-tokens");
        with(camera, ADMINISTRATOR, "/console/configuration", "console-configuration-changes", page -> {
            page.locator("#publishers").fill("250");
            page.locator("#connections").fill("16384");
            page.locator(".actions button").click();
            page.locator("main .changes").first().waitFor();
        });
        camera.take(ADMINISTRATOR, "/console/configuration", "console-configuration");
        camera.take(ADMINISTRATOR, "/console/audit", "console-audit");
        camera.take(ADMINISTRATOR, "/console/self-test", "console-self-test");
        camera.take(ADMINISTRATOR, "/console/status", "console-status");
    }

    private void curtain(Camera camera, String phase, String name) {
        with(camera, STRANGER, scenery.path("portrait"), name, page -> {
            Locator curtain = page.locator("[data-curtain=" + phase + "]");
            curtain.waitFor();
        });
    }

    private static void with(Camera camera, Person who, String path, String name, Consumer<Page> before) {
        if (camera.wants(name)) {
            Page page = camera.open(who, path);
            before.accept(page);
            camera.shoot(page, name);
        }
    }

    private static void plays(Page page) {
        page.waitForFunction(MOVES);
    }
}
