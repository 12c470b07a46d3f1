package io.vitrine.webhooks;

import io.vitrine.webhooks.DeliveryTable.Parcel;
import io.vitrine.webhooks.EndpointTable.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. An endpoint has one sender at a time, of all instances: it is claimed for a few timeouts, and the
 * claim is prolonged before each request. So messages arrive in order unless one has to be tried again, a receiver that is
 * slow keeps nobody but its own messages waiting, and what a killed instance had begun is sent again soon.
 */
@Component
class Sender implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    /** Of one endpoint at a stretch; then it is another's turn. */
    private static final int MOST_AT_A_STRETCH = 200;

    private static final int MOST_FORGOTTEN = 1000;
    /** The claim outlasts a request: two addresses may take a timeout each, and looking up their name some time. */
    private static final int CLAIM_OF_TIMEOUTS = 4;

    private static final long IDLE_SECONDS = 30;

    private final EndpointTable endpoints;
    private final DeliveryTable deliveries;
    private final Outcomes outcomes;
    private final TargetAddresses targets;
    private final WebhookSettings settings;
    private final Clock clock;
    private final AtomicInteger busy = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private volatile boolean stopping;
    private @Nullable Courier courier;

    Sender(
            EndpointTable endpoints,
            DeliveryTable deliveries,
            Outcomes outcomes,
            TargetAddresses targets,
            WebhookSettings settings,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.targets = targets;
        this.settings = settings;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(
                settings.senders(),
                settings.senders(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new Thread(work, "webhook-sender"));
        threads.allowCoreThreadTimeOut(true);
    }

    @Scheduled(fixedDelayString = "${vitrine.webhooks.interval:1s}")
    void look() {
        int free = settings.senders() - busy.get();
        if (stopping || free <= 0) {
            return;
        }
        Instant now = clock.instant();
        for (UUID endpoint : endpoints.due(now, free)) {
            Instant until = claimEnd(now);
            if (endpoints.claim(endpoint, now, until)) {
                busy.incrementAndGet();
                threads.execute(() -> serve(endpoint, until));
            }
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
    void forget() {
        Instant before = clock.instant().minus(settings.kept());
        while (!stopping && deliveries.forget(before, MOST_FORGOTTEN) == MOST_FORGOTTEN) {
            log.debug("Messages older than {} are forgotten", before);
        }
    }

    private void serve(UUID endpoint, Instant claim) {
        Instant held = claim;
        try {
            for (int sent = 0; sent < MOST_AT_A_STRETCH && !stopping; sent++) {
                Instant now = clock.instant();
                Instant until = claimEnd(now);
                Optional<Row> row = endpoints.find(endpoint);
                Optional<Parcel> parcel = deliveries.next(endpoint, now);
                if (row.isEmpty() || parcel.isEmpty() || !endpoints.prolong(endpoint, held, until)) {
                    break;
                }
                held = until;
                if (!deliver(row.get(), parcel.get(), now)) {
                    break;
                }
            }
            endpoints.release(endpoint, held, clock.instant());
        } catch (RuntimeException e) {
            log.error("Webhook endpoint {} could not be seen to; this is tried again", endpoint, e);
        } finally {
            busy.decrementAndGet();
        }
    }

    /** @return whether it was taken */
    private boolean deliver(Row row, Parcel parcel, Instant now) {
        long second = now.getEpochSecond();
        String signature = Signature.of(endpoints.secrets(row, now), parcel.message(), second, parcel.body());
        Attempt attempt = courier().send(row.url(), parcel.message(), second, signature, parcel.body());
        log.debug(
                "Message {} to endpoint {}: {} {} after {} ms",
                parcel.message(),
                row.view().id(),
                attempt.status(),
                attempt.problem(),
                attempt.millis());
        outcomes.note(row, parcel, attempt);
        return attempt.isTaken();
    }

    /** Made with the first message: most starts send none for a while. */
    private synchronized Courier courier() {
        Courier known = courier;
        if (known == null) {
            known = new Courier(targets, settings.timeout(), settings.senders(), clock);
            courier = known;
        }
        return known;
    }

    private Instant claimEnd(Instant now) {
        return now.plus(settings.timeout().multipliedBy(CLAIM_OF_TIMEOUTS));
    }

    /** For tests: whether nobody is at anything. */
    boolean isIdle() {
        return busy.get() == 0;
    }

    /** What is on its way may arrive; what does not is sent again at the next start. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        threads.shutdownNow();
        synchronized (this) {
            if (courier != null) {
                courier.close();
            }
        }
    }
}
