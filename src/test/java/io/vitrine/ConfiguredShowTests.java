package io.vitrine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.Ports;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes the configuration of both nginx in the console, with a show on air. */
class ConfiguredShowTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @AutoClose
    private static RunningVitrine vitrine;

    @AutoClose
    private static Browser browser;

    private static Site administrator;

    private Page console;
    private Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.with().start();
        browser = Browser.start();
        administrator = Shop.administrator(vitrine);
    }

    /** Sessions end with the application. */
    @BeforeEach
    void signIn() {
        shop = Shop.open(vitrine, administrator);
        console = Shop.signInAdministrator(vitrine, browser.visitor());
    }

    @Test
    void changeWithAShowOnAirWaitsForItOrInterruptsItWhenToldTo() throws IOException {
        Shop.Channel channel =
                shop.channel("Kilns").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            compare(Map.of("publishers", "77", "connections", "512"));
            assertThat(console.locator("main")).containsText("It touches one show");
            assertThat(console.locator(".changes .added").nth(1)).containsText("max_connections 154;");
            assertThat(console.locator(".changes .removed").last()).containsText("worker_connections 8192;");
            for (String secret : new String[] {"callback", "links"}) {
                assertThat(console.content())
                        .doesNotContain(Files.readString(secret(secret)).strip());
            }
            button("Apply when they are over").click();
            assertThat(console.locator("main")).containsText("waits until it carries none");
            assertThat(file("edge")).contains("worker_connections 512;");
            assertThat(file("ingest")).doesNotContain("max_connections 154;");
            show.assertUndisturbed();

            rollBack(0);
            assertThat(console.locator("main")).containsText("It is applied: both nginx run with it");
            show.assertUndisturbed();

            // Of the ingest alone: what it has loaded is what one goes back to.
            compare(Map.of("rtmpPort", Integer.toString(Ports.free())));
            button("Apply when they are over").click();
            assertThat(console.locator("main")).containsText("waits until it carries none");
            rollBack(0);
            assertThat(console.locator("main")).containsText("It is applied: both nginx run with it");
            assertThat(console.locator("main")).not().containsText("The ingest carries an encoder");

            compare(Map.of("chunkSize", "8192"));
            console.locator("button[data-open='#interrupt']").click();
            console.locator("dialog[open] button.danger").click();
            assertThat(console.locator("main")).containsText("It is applied: both nginx run with it");
            assertThat(file("ingest")).contains("chunk_size 8192;");
            show.awaitPhase("INTERRUPTED");
            try (Publisher again = Publisher.show().size(640, 352).publish(vitrine.ingest(), channel.key())) {
                show.awaitPhase("LIVE");
                show.assertSameShow();
                assertThat(again.isPublishing()).isTrue();
            }
        }
    }

    @Test
    void changeThatCannotBeIsRefusedWithTheReasonAndOneThatWasWrongIsTakenBack() throws IOException {
        compare(Map.of("chunkSize", "12", "publishers", "77"));
        assertThat(console.locator("#chunkSize ~ .error")).containsText("128–65536");
        assertThat(console.locator("#publishers")).hasValue("77");

        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            compare(Map.of("httpPort", Integer.toString(taken.getLocalPort())));
            assertThat(console.locator(".problems")).containsText("is taken by another program");
            assertThat(button("Apply")).hasCount(0);
        }
        console.locator("form[action$='/wanted/discard'] button").click();
        assertThat(console.locator("main")).containsText("nothing was applied");

        int port = Ports.free();
        compare(Map.of("rtmpPort", Integer.toString(port)));
        button("Apply").click();
        assertThat(console.locator("main")).containsText("It is applied");
        Shop.Channel channel =
                shop.channel("Moved").goesLiveByItself().sourceOnly().open();
        URI moved = URI.create("rtmp://127.0.0.1:" + port + "/live");
        try (Publisher publisher = Publisher.show().size(640, 352).publish(moved, channel.key())) {
            await().atMost(SOON)
                    .until(() -> shop.site()
                            .get("/studio/channels/" + channel.publicId())
                            .body()
                            .contains(":" + port + "/live"));
            await().atMost(SOON)
                    .until(() ->
                            shop.site().look(channel.page() + "/state").body().contains("\"phase\":\"LIVE\""));
            assertThat(publisher.isPublishing()).isTrue();
        }

        vitrine.stop();
        // The port of the settings may be another's by now.
        try (ServerSocket taken = new ServerSocket(vitrine.rtmpPort(), 1, InetAddress.getLoopbackAddress())) {
            vitrine.startWithoutWaiting();
            await().atMost(SOON.multipliedBy(2)).until(() -> answers(taken));
        }
        assertThat(file("ingest")).contains(":" + port + ";");
        administrator = Shop.administrator(vitrine);
        console = Shop.signInAdministrator(vitrine, browser.visitor());
        rollBack(0);
        assertThat(console.locator("main")).containsText("It is applied");
        assertThat(file("ingest")).contains(":" + vitrine.rtmpPort() + ";");
    }

    private void compare(Map<String, String> fields) {
        console.navigate(vitrine.page("/console/configuration").toString());
        fields.forEach((name, value) -> console.locator("#" + name).fill(value));
        button("Compare with what runs").click();
    }

    /** Goes back to what the settings say, in one press once the comparison is open. */
    private void rollBack(int version) {
        console.navigate(
                vitrine.page("/console/configuration/versions/" + version).toString());
        button("Go back to it").or(button("Apply when they are over")).click();
    }

    private Locator button(String name) {
        return console.locator("main button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")));
    }

    private static boolean answers(ServerSocket stillTaken) {
        try {
            return stillTaken.isBound() && new Site(vitrine).get("/").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static Path secret(String name) {
        return vitrine.data().resolve("secrets").resolve(name);
    }

    private static String file(String instance) throws IOException {
        return Files.readString(
                vitrine.data().resolve("nginx").resolve(instance).resolve("nginx.conf"));
    }
}
