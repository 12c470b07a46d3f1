package io.vitrine.webhooks;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps the endpoints of shops, and what became of the messages to them. */
public interface Webhooks {

    /** Endpoints of one shop. */
    int MOST_OF_SHOP = 10;

    int MOST_URL = 1000;

    int MOST_DESCRIPTION = 120;

    /** Deliveries that a list gives at once. */
    int MOST_LISTED = 50;

    /** Deliveries that are replayed at once. */
    int MOST_REPLAYED = 1000;

    /** For how long messages are signed with the secret before, too. */
    Duration GRACE = Duration.ofHours(24);

    /**
     * Registers an endpoint.
     *
     * @param by who does it, and is told by mail when it is switched off
     * @param language of that mail
     * @throws WebhookException if what was typed is not valid, the address must not be used, or the shop has enough
     */
    Endpoint add(SellerId seller, AccountId by, Locale language, EndpointDraft draft);

    /** @throws WebhookException as {@link #add} */
    void change(SellerId seller, PublicId endpoint, EndpointDraft draft);

    /** Oldest first. */
    List<Endpoint> ofSeller(SellerId seller);

    Optional<Endpoint> find(SellerId seller, PublicId endpoint);

    /** Whose it is. */
    Optional<SellerId> sellerOf(PublicId endpoint);

    /** What messages are signed with, for the receiver to check: {@code whsec_} and base64. */
    Secret secret(SellerId seller, PublicId endpoint);

    /** Makes another secret; for {@link #GRACE} messages are signed with both. */
    void rotate(SellerId seller, PublicId endpoint);

    /** Switches it on or off; what happens meanwhile is not told later. What waits is given up. */
    void enable(SellerId seller, PublicId endpoint, boolean on);

    /** Forgets it and its log. */
    void remove(SellerId seller, PublicId endpoint);

    /**
     * Sends a message that says that it is a test.
     *
     * @throws WebhookException if the endpoint is switched off, or tests wait already
     */
    void test(SellerId seller, PublicId endpoint);

    /**
     * What was and will be sent to an endpoint, newest first, at most {@link #MOST_LISTED}.
     *
     * @param failedOnly leaves out what was taken
     */
    List<Delivery> deliveries(SellerId seller, PublicId endpoint, boolean failedOnly);

    Optional<DeliveryDetails> delivery(SellerId seller, PublicId endpoint, PublicId delivery);

    /**
     * Sends a message again, now, with the same {@code webhook-id}.
     *
     * @throws WebhookException if the endpoint is switched off
     */
    void replay(SellerId seller, PublicId endpoint, PublicId delivery);

    /**
     * The same of all that failed within the time that is over, oldest first, at most {@link #MOST_REPLAYED}.
     *
     * @return how many
     */
    int replayFailed(SellerId seller, PublicId endpoint, Duration within);

    /**
     * All that is known of a delivery.
     *
     * @param body what is sent
     * @param attempts oldest first
     */
    record DeliveryDetails(Delivery delivery, String body, List<Attempt> attempts) {

        public DeliveryDetails {
            attempts = List.copyOf(attempts);
        }
    }
}
