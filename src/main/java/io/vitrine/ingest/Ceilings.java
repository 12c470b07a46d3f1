package io.vitrine.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.broadcasts.BroadcastLog;
import io.vitrine.broadcasts.PublishSessions.OpenSession;
import io.vitrine.ingest.Readings.Carried;
import io.vitrine.limits.Limits;
import io.vitrine.limits.Limits.Reached;
import io.vitrine.limits.SiteLimits;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.shared.PublicId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Disconnects encoders that go on sending more than the site allows. The control room warns its seller from the first
 * moment; a peak that is over before long disconnects nobody.
 */
@Component
class Ceilings {

    private static final Logger log = LoggerFactory.getLogger(Ceilings.class);

    private final Limits limits;
    private final Refusals refusals;
    private final RtmpControl control;
    private final IngestSettings settings;
    private final Clock clock;
    private final Cache<ConnectionKey, Instant> over = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(20_000)
            .build();

    Ceilings(Limits limits, Refusals refusals, RtmpControl control, IngestSettings settings, Clock clock) {
        this.limits = limits;
        this.refusals = refusals;
        this.control = control;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return whether the encoder was disconnected */
    boolean enforce(OpenSession session, Carried carried) {
        ConnectionKey key = new ConnectionKey(
                session.connection().boot(), session.connection().clientId());
        String exceeded = exceeded(carried.stream(), limits.now());
        if (exceeded == null) {
            over.invalidate(key);
            return false;
        }
        Instant since = over.get(key, first -> clock.instant());
        if (since.plus(settings.patience()).isAfter(clock.instant())) {
            return false;
        }
        PublicId name = session.broadcast().channelPublicId();
        control.drop(name, session.connection().clientId());
        limits.reached(Reached.CEILING);
        refusals.add(session.connection().channel(), session.connection().address(), exceeded);
        BroadcastLog.about(
                session.broadcast(),
                session.id(),
                () -> log.info("Disconnected the encoder of channel {}: {}", name, exceeded));
        over.invalidate(key);
        return true;
    }

    private static @Nullable String exceeded(PublishedStream stream, SiteLimits limits) {
        if (limits.isTooMuch(stream.bitrate())) {
            return "refused.ceiling.bitrate";
        }
        return limits.isTooLarge(stream.width(), stream.height()) ? "refused.ceiling.resolution" : null;
    }
}
