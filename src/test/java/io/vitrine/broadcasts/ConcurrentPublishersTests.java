package io.vitrine.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.DataFolder;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.PublishSessions.Opening;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Lets many encoders come at the same moment, on a real PostgreSQL, which ends with the JVM: after the context. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@DirtiesContext
class ConcurrentPublishersTests {

    private static final int ENCODERS = 8;
    private static final Path DATA = DataFolder.create();
    private static final EmbeddedPostgres POSTGRES = Postgres.start();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        Postgres.use(POSTGRES, properties);
    }

    @Autowired
    PublishSessions sessions;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Channels channels;

    @RepeatedTest(5)
    void openWhenManyComeAtOnceAcceptsExactlyOne() throws Exception {
        ChannelView channel = channels.create(new SellerId(UUID.randomUUID()), ChannelSettings.named("Harbour Shop"));

        List<Opening> openings = atOnce(channel);

        assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
        assertThat(openings).filteredOn(Opening.Busy.class::isInstance).hasSize(ENCODERS - 1);
        assertThat(broadcasts.ofChannel(channel.id(), 10)).hasSize(1);
    }

    private List<Opening> atOnce(ChannelView channel) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ENCODERS);
        try {
            CyclicBarrier start = new CyclicBarrier(ENCODERS);
            List<Callable<Opening>> encoders = new ArrayList<>();
            for (int client = 1; client <= ENCODERS; client++) {
                Connection connection = new Connection(channel.id(), "boot", client, "192.0.2.9", "FMLE/3.0");
                encoders.add(() -> {
                    start.await();
                    return sessions.open(connection);
                });
            }
            List<Opening> openings = new ArrayList<>();
            for (Future<Opening> opening : threads.invokeAll(encoders)) {
                openings.add(opening.get());
            }
            return openings;
        } finally {
            threads.shutdownNow();
        }
    }
}
