package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.support.OnAir;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sets limits in the console of a site with a show on air, and looks at what they do to it. */
class LimitedShowTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LIMITS = "/console/limits";

    @AutoClose
    private static RunningVitrine vitrine;

    private static Site administrator;
    private static Shop shop;

    @BeforeAll
    static void start() {
        vitrine = RunningVitrine.with().setting("VITRINE_INGEST_PATIENCE", "6s").start();
        administrator = Shop.administrator(vitrine);
        shop = Shop.open(vitrine, administrator);
    }

    @Test
    void limitsWhenSetHoldAtOnceAtTheEdgeAndForTheEncoderAndEverybodyReadsWhy() {
        Shop.Channel channel =
                shop.channel("Limited").goesLiveByItself().sourceOnly().open();
        try (OnAir show = OnAir.begin(vitrine, channel)) {
            String playlist = show.state().path("playlist").asString();
            set(Map.of("playDenied", "127.0.0.0/8"));
            assertThat(look(playlist).status()).isEqualTo(403);
            assertThat(look(playlist).body()).contains("addresses like yours");
            assertThat(look(channel.page()).body()).contains("You cannot watch from here");
            assertThat(show.publisher().isPublishing()).isTrue();

            set(Map.of());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(look(playlist).status()).isEqualTo(200));
            show.assertUndisturbed();

            set(Map.of("mostLines", "240"));
            String room = "/studio/broadcasts/" + show.id();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(shop.site().get(room).body())
                            .contains("640×352 is larger than the 240p that this site allows"));
            show.awaitPhase("INTERRUPTED");
            assertThat(shop.site().get(room).body()).contains("its picture was larger than this site allows");
            assertThat(administrator.get(LIMITS).body())
                    .containsPattern("disconnected for what they sent</dt><dd class=\"number\">[1-9]");
        }
    }

    private static void set(Map<String, String> limits) {
        administrator.get(LIMITS);
        administrator.post(LIMITS, limits);
    }

    private static Site.Answer look(String path) {
        return new Site(vitrine).look(path);
    }
}
