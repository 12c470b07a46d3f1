package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vitrine.support.Browser;
import io.vitrine.support.OnAir;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.Viewer;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lets encoders vanish, come twice and come with keys that are none, and looks at what sellers and viewers see. */
class EncoderFaultTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STRANGE_KEY = "zzzz-yyyy-xxxx-wwww-vvvv-uuuu-tttt-ssss";

    private static RunningVitrine vitrine;

    private static Site administrator;
    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.shared();
        administrator = Shop.administrator(vitrine);
        shop = Shop.open(vitrine, administrator);
    }

    @Test
    void showEndsWhenTheEncoderIsGoneForLongerThanTheWindow() {
        Shop.Channel channel = shop.channel("Gone")
                .goesLiveByItself()
                .sourceOnly()
                .reconnect(Duration.ZERO)
                .open();
        try (Browser browser = Browser.start();
                OnAir show = OnAir.begin(vitrine, channel)) {
            Page page = browser.visitor();
            page.navigate(vitrine.page(channel.page()).toString());
            new Viewer(page).awaitMoving(PATIENCE);

            show.publisher().kill9();

            PlaywrightAssertions.assertThat(page.locator("[data-curtain=ENDED]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            show.awaitPhase("ENDED");
            assertThat(shop.site().get("/studio/channels/" + channel.publicId()).body())
                    .doesNotContain("Control room");
            Awaitility.await("FFmpeg ends")
                    .atMost(PATIENCE)
                    .until(() -> vitrine.transcoders().isEmpty());
            try (OnAir next = OnAir.begin(vitrine, channel)) {
                assertThat(next.id()).as("another show").isNotEqualTo(show.id());
            }
        }
    }

    @Test
    void secondEncoderWithTheSameKeyIsRefusedAndTheFirstGoesOn() {
        Shop.Channel channel = channel("Twice");
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            assertRefused(channel.key());
            assertRefused(channel.publicId() + "?key=" + channel.key());

            assertThat(refusals(channel)).contains("Another encoder is already connected to this channel.");
            assertThat(controlRoom(channel)).contains("Another encoder is already connected to this channel.");
            show.assertUndisturbed();
        }
    }

    @Test
    void wrongKeyIsRefusedAndTheRightOneWorksAfter() {
        Shop.Channel channel = channel("Wrong");
        Shop.Channel other = channel("Other");

        assertRefused(STRANGE_KEY);
        assertRefused(channel.key().substring(1));
        assertThat(refusals(channel)).as("a key that is nobody's").doesNotContain("Refused encoders");
        assertRefused(channel.publicId() + "?key=" + STRANGE_KEY);
        assertThat(refusals(channel)).contains("The stream key does not belong to this channel.");
        assertRefused(other.publicId() + "?key=" + channel.key());
        assertThat(refusals(other)).contains("The stream key does not belong to this channel.");
        assertRefused(channel.publicId());
        assertThat(refusals(channel))
                .contains("The encoder sent no stream key.")
                .doesNotContain(STRANGE_KEY);
        OnAir.begin(vitrine, channel).close();
    }

    @Test
    void oversizedKeyIsRefusedAndTheRightOneWorksAfter() {
        Shop.Channel channel = channel("Long");
        for (int length : new int[] {300, 4000}) {
            assertRefused("k".repeat(length));
            assertRefused(channel.key() + "k".repeat(length));
            assertRefused(channel.publicId() + "?key=" + "k".repeat(length));
            assertRefused(channel.publicId() + "?key=" + channel.key() + "k".repeat(length));
        }
        assertThat(refusals(channel)).contains("The stream key does not belong to this channel.");
        OnAir.begin(vitrine, channel).close();
    }

    @Test
    void replacedKeyIsRefusedAndTheNewOneWorks() {
        Shop.Channel channel = channel("Replaced");
        String keys = "/studio/channels/" + channel.publicId() + "/keys/PRIMARY/";
        shop.site().post(keys + "rotate", Map.of("grace", "NOW"));
        String fresh = shop.site().post(keys + "show", Map.of()).body();

        assertRefused(channel.key());
        assertThat(refusals(channel)).contains("The stream key has been replaced.");
        OnAir.begin(vitrine, new Shop.Channel(channel.publicId(), fresh)).close();
    }

    @Test
    void encoderOfABannedChannelIsSentAwayAndComesBackOnceTheBanIsLifted() {
        Shop.Channel channel = channel("Banned");
        String address = "/console/channels/" + channel.publicId();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            administrator.get("/console");
            administrator.post(address + "/ban", Map.of("reason", "Sells what is forbidden", "length", "HOUR"));
            assertThat(show.publisher().awaitEnd(PATIENCE)).isTrue();
        }
        assertRefused(channel.key());
        assertThat(refusals(channel)).contains("The channel may not publish.", "Sells what is forbidden");

        administrator.post(address + "/lift-ban", Map.of());
        OnAir.begin(vitrine, channel).close();
    }

    private static Shop.Channel channel(String name) {
        return shop.channel(name).goesLiveByItself().sourceOnly().open();
    }

    private static void assertRefused(String key) {
        try (Publisher refused = Publisher.publish(vitrine.ingest(), key)) {
            assertThat(refused.awaitEnd(PATIENCE)).isTrue();
        }
    }

    /** The channel's page in the studio. */
    private static String refusals(Shop.Channel channel) {
        return shop.site().get("/studio/channels/" + channel.publicId()).body();
    }

    /** The page of the show that is on air. */
    private static String controlRoom(Shop.Channel channel) {
        String room = shop.site()
                .get("/studio/channels/" + channel.publicId())
                .find("href=\"(/studio/broadcasts/[a-z2-7]+)\"");
        return shop.site().get(room).body();
    }
}
