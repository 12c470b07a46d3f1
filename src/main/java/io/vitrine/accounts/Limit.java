package io.vitrine.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** Limits how often something happens to each of many. */
final class Limit {

    private static final int IPV6_GROUPS_OF_NETWORK = 4;
    private static final int MOST_KEYS = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int most;
    private final Duration within;
    private final TimeMeter time;

    Limit(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(within.multipliedBy(2))
                .build();
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

    boolean tryTake(String key) {
        return bucket(key).tryConsume(1);
    }

    void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                unknown -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, within)
                                .build())
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** One customer has a whole /64 of IPv6 addresses, so that is what counts as one. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split("::", 2)[0].split(":", -1);
        return String.join(":", Arrays.copyOf(groups, Math.min(IPV6_GROUPS_OF_NETWORK, groups.length)));
    }
}
