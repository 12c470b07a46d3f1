package io.vitrine.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient ingest is; {@code vitrine.ingest}.
 *
 * @param interval between two comparisons of the publish sessions with what nginx carries
 * @param grace for which a publisher that was accepted, or came, may be missing on the other side
 * @param silence after which an encoder that sends nothing counts as lost
 * @param takeover how long the holder of a channel must have sent nothing for another encoder to take its place
 * @param patience for how long an encoder may send more than the site allows
 */
@ConfigurationProperties("vitrine.ingest")
record IngestSettings(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("3s") Duration grace,
        @DefaultValue("8s") Duration silence,
        @DefaultValue("4s") Duration takeover,
        @DefaultValue("20s") Duration patience) {

    IngestSettings {
        requirePositive("interval", interval);
        requirePositive("grace", grace);
        requirePositive("silence", silence);
        requirePositive("takeover", takeover);
        requirePositive("patience", patience);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("vitrine.ingest." + name + " must be longer than nothing");
        }
    }
}
