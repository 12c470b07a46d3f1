package io.vitrine.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.vitrine.shared.PublicId;
import java.time.Clock;
import java.time.Duration;

/** Counts what each token asks, and what each address fails at. */
class ApiLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KNOWN = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();
    private final ApiSettings settings;
    private final TimeMeter time;

    ApiLimits(ApiSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.instant().toEpochMilli()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    Usage use(PublicId token) {
        int most = settings.requestsAMinute();
        ConsumptionProbe probe = bucket("t" + token, most).tryConsumeAndReturnRemaining(1);
        return new Usage(
                probe.isConsumed(),
                most,
                probe.getRemainingTokens(),
                Duration.ofNanos(
                        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill()));
    }

    /** Whether this address has failed too often to be looked at. */
    boolean isShut(String address) {
        return bucket("a" + address, settings.failuresAMinute()).getAvailableTokens() < 1;
    }

    void fail(String address) {
        bucket("a" + address, settings.failuresAMinute()).tryConsume(1);
    }

    private Bucket bucket(String key, int most) {
        return buckets.get(
                key,
                name -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, MINUTE)
                                .build())
                        .withCustomTimePrecision(time)
                        .build());
    }

    /**
     * What a token has left.
     *
     * @param until all of it is there again, or, if there is nothing, the next request
     */
    record Usage(boolean allowed, int most, long left, Duration until) {}
}
