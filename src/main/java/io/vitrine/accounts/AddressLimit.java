package io.vitrine.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Limits how often one network address may fail to sign in: 20 times in 15 minutes, whatever the account. */
@Component
class AddressLimit {

    private static final int MOST_FAILURES = 20;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int IPV6_GROUPS_OF_NETWORK = 4;
    private static final int MOST_ADDRESSES = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(WITHIN.multipliedBy(2))
            .build();
    private final TimeMeter time;

    AddressLimit(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                // Not millis(): that of a clock that ticks in microseconds divides by zero on Java 17.
                return Duration.ofMillis(clock.instant().toEpochMilli()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Counts an attempt as failed before it is looked at; {@link #forgive} takes that back. */
    boolean tryAttempt(String address) {
        return bucket(address).tryConsume(1);
    }

    void forgive(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        return buckets.get(
                network(address),
                key -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(MOST_FAILURES)
                                .refillGreedy(MOST_FAILURES, WITHIN)
                                .build())
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** One customer has a whole /64 of IPv6 addresses, so that is what counts as one. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split("::", 2)[0].split(":", -1);
        return String.join(":", Arrays.copyOf(groups, Math.min(IPV6_GROUPS_OF_NETWORK, groups.length)));
    }
}
