package io.vitrine.monitoring;

import io.vitrine.shared.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of monitoring.
 *
 * @param interval from one look to the next, a second to a minute in earnest
 * @param token opens the metrics to who is not on this machine; empty if nobody elsewhere gets them. At least 24 characters
 * @param data the folder of everything that Vitrine writes
 * @param media where the media of shows lie
 * @param leastFree a disk with less than this, or less than a twentieth of its size, is nearly full
 */
@ConfigurationProperties("vitrine.monitoring")
record MonitoringSettings(
        @DefaultValue("10s") Duration interval,
        @DefaultValue("") Secret token,
        @DefaultValue("var") Path data,
        @DefaultValue("var/media") Path media,
        @DefaultValue("1GB") DataSize leastFree) {

    private static final int SHORTEST_TOKEN = 24;

    MonitoringSettings {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("vitrine.monitoring.interval is a second or longer, such as 10s");
        }
        int length = token.reveal().length();
        if (length > 0 && length < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("VITRINE_METRICS_TOKEN opens the metrics to whoever knows it, and has "
                    + length + " characters: give it at least " + SHORTEST_TOKEN
                    + ", for example those of: openssl rand -hex 24");
        }
    }
}
