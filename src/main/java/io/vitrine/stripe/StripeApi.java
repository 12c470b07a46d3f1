package io.vitrine.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.V1Services;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.Secret;
import io.vitrine.stripe.Trouble.Kind;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Asks Stripe's API, and turns each no into {@link Trouble}. Nobody asks while holding a row of the database. */
@Component
class StripeApi {

    /** Stripe being slow must not take all threads that answer pages. */
    private static final int MOST_AT_ONCE = 16;

    private static final int MOST_OF_DETAIL = 160;

    private final StripeSettings settings;
    private final Semaphore lines = new Semaphore(MOST_AT_ONCE);

    StripeApi(StripeSettings settings) {
        this.settings = settings;
    }

    /** Whether Stripe takes the key, and lets it do what is needed first. */
    void check(Secret key) throws Trouble {
        ask(
                key,
                stripe -> stripe.checkout()
                        .sessions()
                        .list(SessionListParams.builder().setLimit(1L).build()));
    }

    /** @param once makes asking twice the same as asking once */
    Snapshot open(Secret key, SessionCreateParams wanted, String once) throws Trouble {
        return ask(key, stripe -> Snapshot.of(stripe.checkout().sessions().create(wanted, once(once))));
    }

    Snapshot look(Secret key, String session) throws Trouble {
        SessionRetrieveParams whole =
                SessionRetrieveParams.builder().addExpand("payment_intent").build();
        return ask(key, stripe -> Snapshot.of(stripe.checkout().sessions().retrieve(session, whole)));
    }

    /** Ends a session; one that is over already is {@link Kind#REFUSED}. */
    Snapshot close(Secret key, String session) throws Trouble {
        return ask(key, stripe -> Snapshot.of(stripe.checkout().sessions().expire(session)));
    }

    Refunded refund(Secret key, String intent, String once) throws Trouble {
        RefundCreateParams wanted =
                RefundCreateParams.builder().setPaymentIntent(intent).build();
        return ask(key, stripe -> Refunded.of(stripe.refunds().create(wanted, once(once))));
    }

    Refunded refund(Secret key, String refund) throws Trouble {
        return ask(key, stripe -> Refunded.of(stripe.refunds().retrieve(refund)));
    }

    private <T> T ask(Secret key, Question<T> question) throws Trouble {
        if (!lines.tryAcquire()) {
            throw new Trouble(Kind.BUSY, "", null);
        }
        try {
            return question.of(client(key).v1());
        } catch (PermissionException e) {
            throw new Trouble(Kind.RIGHTS, "", null);
        } catch (AuthenticationException e) {
            // Without the cause: its words name the key, if only in part.
            throw new Trouble(Kind.KEY, "", null);
        } catch (RateLimitException e) {
            throw new Trouble(Kind.BUSY, "", e);
        } catch (ApiConnectionException e) {
            throw new Trouble(Kind.NETWORK, "", e);
        } catch (InvalidRequestException | IdempotencyException e) {
            throw new Trouble(Kind.REFUSED, words(e), e);
        } catch (com.stripe.exception.StripeException e) {
            throw new Trouble(Kind.STRIPE, words(e), e);
        } catch (RuntimeException e) {
            // An answer that is none of Stripe's: a proxy's page, or half a JSON.
            throw new Trouble(Kind.STRIPE, "", e);
        } finally {
            lines.release();
        }
    }

    private StripeClient client(Secret key) {
        return StripeClient.builder()
                .setApiKey(key.reveal())
                .setApiBase(settings.api().toString())
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadTimeout((int) settings.readTimeout().toMillis())
                // Whoever asks asks again later: a page waits for the answer.
                .setMaxNetworkRetries(0)
                .build();
    }

    private static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static String words(com.stripe.exception.StripeException e) {
        String code = Objects.requireNonNullElse(e.getCode(), "");
        String words = e.getStripeError() == null
                ? ""
                : Objects.requireNonNullElse(e.getStripeError().getMessage(), "");
        return PlainText.cleaned(code.isEmpty() ? words : code + ": " + words, MOST_OF_DETAIL);
    }

    private interface Question<T> {

        T of(V1Services stripe) throws com.stripe.exception.StripeException;
    }

    /** What Stripe says of a refund. */
    record Refunded(String id, State state) {

        static Refunded of(Refund refund) {
            return new Refunded(
                    Objects.requireNonNullElse(refund.getId(), ""),
                    switch (Objects.requireNonNullElse(refund.getStatus(), "")) {
                        case "succeeded" -> State.DONE;
                        case "failed", "canceled" -> State.FAILED;
                        default -> State.PENDING;
                    });
        }

        enum State {
            PENDING,
            DONE,
            FAILED
        }
    }
}
