package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a show, and then looks for secrets in everything the system wrote and in what others could read. */
class SecretsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WRONG_KEY = "zzzz-yyyy-xxxx-wwww-vvvv-uuuu-tttt-ssss";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void keysAreInNothingThatASystemWroteNorInWhatOthersRead() throws Exception {
        try (RunningVitrine vitrine = RunningVitrine.with().start()) {
            Site administrator = new Site(vitrine);
            administrator.signIn(
                    "admin@example.com",
                    Files.readString(vitrine.data().resolve("first-administrator"))
                            .strip(),
                    "brass lantern on the quay");
            Shop shop = Shop.open(vitrine, administrator);
            Shop other = Shop.open(vitrine, administrator);
            Shop.Channel channel =
                    shop.channel("Quiet corner").goesLiveByItself().sourceOnly().open();

            StringBuilder read = new StringBuilder();
            try (Publisher encoder = Publisher.publish(vitrine.ingest(), channel.key())) {
                String playlist = awaitPlaylist(vitrine, channel);
                tryToPublish(vitrine, channel.publicId() + "?key=" + channel.key());
                tryToPublish(vitrine, WRONG_KEY);
                tryToPublish(vitrine, channel.publicId() + "?key=" + WRONG_KEY);
                Site viewer = new Site(vitrine);
                for (String path : List.of("/", channel.page(), channel.page() + "/state", playlist)) {
                    read.append(viewer.get(path).body());
                }
                read.append(viewer.get(playlist.replace("main", "source")).body());
                read.append(other.site().get("/studio").body());
                assertThat(encoder.isPublishing()).isTrue();
            }
            vitrine.stop();

            List<String> keys = List.of(channel.key(), channel.key().replace("-", ""), WRONG_KEY);
            assertThat(read).doesNotContain(keys.toArray(String[]::new));
            assertThat(filesThatHold(vitrine.data(), keys)).isEmpty();
            List<String> stored = storedKeys(vitrine);
            assertThat(stored).isNotEmpty();
            assertThat(read).doesNotContain(stored.toArray(String[]::new));
            assertThat(filesThatHold(vitrine.data(), stored))
                    .allMatch(file -> file.startsWith(vitrine.data().resolve("database")));
        }
    }

    private static String awaitPlaylist(RunningVitrine vitrine, Shop.Channel channel) {
        Site viewer = new Site(vitrine);
        return Awaitility.await("a playlist")
                .atMost(PATIENCE)
                .until(
                        () -> state(viewer, channel).path("playlist").asString(""),
                        playlist -> playlist.endsWith("main.m3u8"));
    }

    private static JsonNode state(Site viewer, Shop.Channel channel) {
        return JSON.readTree(viewer.get(channel.page() + "/state").body());
    }

    private static void tryToPublish(RunningVitrine vitrine, String key) {
        try (Publisher refused = Publisher.publish(vitrine.ingest(), key)) {
            assertThat(refused.awaitEnd(PATIENCE)).isTrue();
        }
    }

    /** Names and contents of files alike. */
    private static List<Path> filesThatHold(Path folder, List<String> secrets) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String all = file + "\n" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (secrets.stream().anyMatch(all::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<String> storedKeys(RunningVitrine vitrine) throws SQLException {
        List<String> stored = new ArrayList<>();
        try (Connection connection = TestDatabase.open(vitrine);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select digest, sealed from stream_keys")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
                if (rows.getString(2) != null) {
                    stored.add(rows.getString(2));
                }
            }
        }
        return stored;
    }
}
