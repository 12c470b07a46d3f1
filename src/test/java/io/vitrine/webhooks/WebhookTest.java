package io.vitrine.webhooks;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Shops with a real database, whose receivers are on this machine; nothing is sent unless a test looks. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
abstract class WebhookTest {

    static final Duration TIMEOUT = Duration.ofMillis(800);

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.webhooks.interval", () -> "1h");
        properties.add("vitrine.webhooks.timeout", () -> TIMEOUT.toMillis() + "ms");
        properties.add("vitrine.webhooks.senders", () -> "3");
        properties.add("vitrine.webhooks.allowed-networks", () -> "127.0.0.1/32");
    }

    @Autowired
    Webhooks webhooks;

    @Autowired
    Sender sender;

    @Autowired
    MutableClock clock;

    SellerId seller = new SellerId(UUID.randomUUID());
    Receiver receiver = new Receiver();

    @BeforeEach
    void another() {
        anotherShop();
        receiver = new Receiver();
    }

    void anotherShop() {
        seller = new SellerId(UUID.randomUUID());
    }

    Endpoint endpoint(Receiver receiver, EventType... types) {
        return endpoint(receiver.url(), types);
    }

    Endpoint endpoint(String url, EventType... types) {
        Set<EventType> chosen = types.length == 0 ? EventType.toChoose() : Set.of(types);
        return webhooks.add(
                seller, new AccountId(UUID.randomUUID()), Locale.ENGLISH, new EndpointDraft(url, "", chosen));
    }

    void test(Endpoint endpoint) {
        webhooks.test(seller, endpoint.id());
    }

    /** Sends what is due. */
    void send() {
        sender.look();
        until(sender::isIdle);
    }

    void sendAfter(Duration pause) {
        clock.advance(pause);
        send();
    }

    static void until(BooleanSupplier done) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(done::getAsBoolean);
    }

    List<Delivery> log(Endpoint endpoint) {
        return webhooks.deliveries(seller, endpoint.id(), false);
    }

    List<Attempt> attempts(Endpoint endpoint, PublicId delivery) {
        return webhooks.delivery(seller, endpoint.id(), delivery).orElseThrow().attempts();
    }

    Attempt last(Endpoint endpoint) {
        Attempt last = log(endpoint).get(0).last();
        if (last == null) {
            throw new AssertionError("Nothing was sent");
        }
        return last;
    }

    Endpoint now(Endpoint endpoint) {
        return webhooks.find(seller, endpoint.id()).orElseThrow();
    }
}
