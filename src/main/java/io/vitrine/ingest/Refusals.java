package io.vitrine.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.channels.ChannelId;
import io.vitrine.ingest.Signals.RefusedPublish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Remembers for each channel the encoders that were refused last, and never the key they sent. */
@Component
class Refusals {

    private static final int KEPT = 10;
    private static final Duration AGE = Duration.ofDays(1);

    private final Clock clock;
    private final Cache<ChannelId, List<RefusedPublish>> byChannel =
            Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(20_000).build();

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /**
     * An encoder that tries again and again is one entry.
     *
     * @return whether it is news
     */
    boolean add(ChannelId channel, String address, String code) {
        boolean[] news = {true};
        byChannel.asMap().compute(channel, (id, known) -> {
            List<RefusedPublish> refused = new ArrayList<>(known == null ? List.of() : known);
            news[0] = !refused.removeIf(
                    entry -> entry.address().equals(address) && entry.code().equals(code));
            refused.add(0, new RefusedPublish(clock.instant(), address, code));
            return List.copyOf(refused.subList(0, Math.min(KEPT, refused.size())));
        });
        return news[0];
    }

    List<RefusedPublish> of(ChannelId channel) {
        List<RefusedPublish> known = byChannel.getIfPresent(channel);
        Instant oldest = clock.instant().minus(AGE);
        return known == null
                ? List.of()
                : known.stream().filter(entry -> entry.at().isAfter(oldest)).toList();
    }
}
