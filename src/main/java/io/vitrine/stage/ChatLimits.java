package io.vitrine.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Limits how much one visitor, one address and one room may write, and how often somebody sends hearts or reports. */
@Component
class ChatLimits {

    private static final int MOST_KNOWN = 200_000;
    /** Proxies of ours; the edge tells the address of whoever is behind them. */
    private static final Set<String> OWN = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final TimeMeter time;

    ChatLimits(Clock clock) {
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

    /** @throws ChatException if the visitor, their address or the whole room has written too much */
    void write(ChatAuthor author, Object room) {
        take("v" + author.id(), 5, Duration.ofSeconds(10));
        if (!OWN.contains(author.address())) {
            // Loose: thousands share an address behind a carrier.
            take("a" + author.address(), 300, Duration.ofSeconds(10));
        }
        take("r" + room, 5000, Duration.ofSeconds(2));
    }

    void report(Object visitor) {
        take("p" + visitor, 10, Duration.ofMinutes(1));
    }

    /** @return false if this visitor has sent hearts less than a second ago */
    boolean hearts(Object visitor) {
        // Two, so that a second that took a moment less on its way is one still.
        return bucket("h" + visitor, 2, Duration.ofSeconds(2)).tryConsume(1);
    }

    private void take(String key, int most, Duration within) {
        ConsumptionProbe probe = bucket(key, most, within).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ChatException.wait("limit", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String key, int most, Duration within) {
        return buckets.get(
                key,
                name -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, within)
                                .build())
                        .withCustomTimePrecision(time)
                        .build());
    }
}
