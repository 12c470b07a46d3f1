package io.vitrine.waitlist;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the waitlist.
 *
 * @param patience how long a unit is kept for whoever is next, 1 minute to 1 day
 */
@ConfigurationProperties("vitrine.waitlist")
record WaitlistSettings(@DefaultValue("10m") Duration patience) {

    WaitlistSettings {
        if (patience.compareTo(Duration.ofMinutes(1)) < 0 || patience.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "vitrine.waitlist.patience is from 1m to 1d, and \"" + patience + "\" is not");
        }
    }
}
