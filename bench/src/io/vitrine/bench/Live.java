package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Waits until a channel is on air. */
final class Live {

    private static final Pattern MEDIA = Pattern.compile("/hls/([a-z2-7]{16})/|\"mediaId\":\"([a-z2-7]{16})\"");

    private Live() {}

    /** The media id that viewers are told. */
    static String awaitMedia(RunningVitrine vitrine, Shop.Channel channel) {
        var visitor = new Site(vitrine);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> media(visitor.get(channel.page() + "/state").body()), media -> !media.isEmpty());
    }

    /** The broadcast that is on air. */
    static String broadcast(RunningVitrine vitrine, Shop.Channel channel) {
        return new Site(vitrine).get(channel.page() + "/state").find("\"id\":\"([a-z2-7]{16})\"");
    }

    private static String media(String state) {
        Matcher found = MEDIA.matcher(state);
        if (!found.find()) {
            return "";
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
