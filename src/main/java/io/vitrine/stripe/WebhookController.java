package io.vitrine.stripe;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears what Stripe tells a seller's webhook. A 2xx says that it need not be told again; if the database is away, the
 * answer is a 500, and Stripe tells it again for three days.
 */
@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    /** Stripe's events are a few kilobytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private final StripeVault vault;
    private final StripeEvents events;

    WebhookController(StripeVault vault, StripeEvents events) {
        this.vault = vault;
        this.events = events;
    }

    @PostMapping("/stripe/events/{seller}")
    ResponseEntity<String> take(
            @PathVariable String seller,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature,
            HttpServletRequest request)
            throws IOException {
        Optional<SellerId> shop = id(seller);
        Optional<Secret> secret = shop.flatMap(vault::webhookSecret);
        if (shop.isEmpty() || secret.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND, "No shop takes events here. Check the address in the studio.");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "An event is at most 256 KB.");
        }
        String payload = new String(body, StandardCharsets.UTF_8);
        if (!events.take(shop.get(), secret.get(), payload, signature)) {
            log.info("A request to the webhook of seller {} was not signed with its secret", seller);
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "This is not signed with the webhook's signing secret, or was signed more than 5 minutes ago."
                            + " Nothing was changed. Check the signing secret in the studio.");
        }
        return answer(HttpStatus.OK, "Heard.");
    }

    private static Optional<SellerId> id(String text) {
        try {
            return Optional.of(new SellerId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<String> answer(HttpStatus status, String words) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(words + "\n");
    }
}
