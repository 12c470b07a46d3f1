package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.OnAir;
import io.vitrine.support.Peer;
import io.vitrine.support.Ports;
import io.vitrine.support.Postgres;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.ViewersRequests;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two instances of the application on one PostgreSQL, behind one edge, while a show is on air. */
class TwoInstancesTests {

    private static final String LEADS = "This instance leads";
    private static final String WAITS = "this one waits to take over";

    private final Path files = DataFolder.create().resolve("postgres");
    private final int database = Ports.free();
    private EmbeddedPostgres postgres = Postgres.start(files, database);

    @Test
    void showWhenInstancesAreReplacedKilledAndLoseTheirDatabaseGoesOn() throws Exception {
        int port = Ports.free();
        try (RunningVitrine vitrine = RunningVitrine.with()
                        .setting("VITRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + database + "/postgres")
                        .setting("VITRINE_DATABASE_USER", "postgres")
                        .setting("VITRINE_DATABASE_PASSWORD", "postgres")
                        .setting("VITRINE_PEER_PORT", Integer.toString(port))
                        .start();
                Peer peer = new Peer(vitrine, port)) {
            peer.start();
            peer.awaitSaid(WAITS, 1);
            Shop shop = Shop.open(vitrine);
            Shop.Channel channel =
                    shop.channel("Two kilns").goesLiveByItself().sourceOnly().open();
            Site phone = new Site(vitrine);
            phone.signIn(shop.email(), shop.password(), shop.password());
            try (OnAir show = OnAir.begin(vitrine, channel)) {
                List<ProcessHandle> ingest = vitrine.nginx("ingest");
                replacedOneAfterTheOther(vitrine, peer, channel, show);
                assertStillSignedIn(shop.site(), phone);
                killed(vitrine, peer, show);
                withoutDatabase(vitrine, show);
                assertThat(show.publisher().isPublishing())
                        .as("the encoder is connected")
                        .isTrue();
                assertThat(vitrine.nginx("ingest")).as("the ingest nginx").containsAll(ingest);
            }
        } finally {
            postgres.close();
        }
    }

    /** First the one, then the other, as an upgrade does, while viewers ask for all that a watch page asks for. */
    private static void replacedOneAfterTheOther(RunningVitrine vitrine, Peer peer, Shop.Channel channel, OnAir show)
            throws Exception {
        try (ViewersRequests requests = ViewersRequests.begin(
                vitrine,
                List.of("/", channel.page(), channel.page() + "/state", "/live/" + show.id() + "/chat/latest"))) {
            vitrine.stop();
            peer.awaitSaid(LEADS, 1);
            show.assertSameShow();
            vitrine.startWithoutWaiting();
            Peer.awaitSaid(vitrine.log(), WAITS, 1);
            peer.stop();
            Peer.awaitSaid(vitrine.log(), LEADS, 2);
            show.assertSameShow();
            requests.awaitMore(200);
            assertThat(requests.failures())
                    .as("failed requests of %d", requests.count())
                    .isEmpty();
        }
        peer.start();
        peer.awaitSaid(WAITS, 2);
    }

    private static void assertStillSignedIn(Site desk, Site phone) {
        assertThat(desk.get("/studio").address().getPath()).startsWith("/studio");
        // Both are in the list, and one signs the other out.
        String other = desk.get("/account").find("/account/sessions/([a-z2-7]{16})/end");
        desk.post("/account/sessions/" + other + "/end", Map.of());
        assertThat(phone.look("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(desk.get("/account").body()).doesNotContain("/account/sessions/" + other + "/end");
    }

    private static void killed(RunningVitrine vitrine, Peer peer, OnAir show) {
        vitrine.kill9();
        peer.awaitSaid(LEADS, 2);
        show.assertSameShow();
    }

    /** PostgreSQL ends at once and starts again: who led leads on, and nobody takes over. */
    private void withoutDatabase(RunningVitrine vitrine, OnAir show) throws Exception {
        vitrine.startWithoutWaiting();
        Peer.awaitSaid(vitrine.log(), WAITS, 2);
        postgres.close();
        Peer.awaitSaid(vitrine.log(), "Who leads is not known while the database is away", 1);
        postgres = Postgres.start(files, database);
        show.assertSameShow();
        Site visitor = new Site(vitrine);
        Awaitility.await("pages")
                .atMost(Duration.ofSeconds(40))
                .until(() -> visitor.look(show.channel().page()).status() == 200);
        assertThat(Peer.count(vitrine.log(), LEADS))
                .as("leads of the one that waits")
                .isEqualTo(2);
    }
}
