package io.vitrine.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Settings of webhooks.
 *
 * @param timeout for how long a receiver is waited for, from the connection to the end of its answer; 100 ms to 1 min
 * @param interval between looks at what is due
 * @param senders how many receivers are sent to at the same time, 1 to 64
 * @param kept for how long messages and the log of them are kept
 * @param patience for how long a receiver may fail before it is switched off
 * @param allowedNetworks networks (CIDR) of this installation's own that receivers may be in, also without TLS; no other
 *     private address is ever sent to
 */
@ConfigurationProperties("vitrine.webhooks")
record WebhookSettings(
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("8") int senders,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("5d") Duration patience,
        @DefaultValue List<String> allowedNetworks) {

    private static final int MOST_SENDERS = 64;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    WebhookSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("vitrine.webhooks.timeout is 100 ms to 1 min, and not " + timeout);
        }
        if (senders < 1 || senders > MOST_SENDERS) {
            throw new IllegalArgumentException("vitrine.webhooks.senders is 1 to 64, and not " + senders);
        }
        if (interval.isNegative() || interval.isZero() || kept.toDays() < 1 || patience.toHours() < 1) {
            throw new IllegalArgumentException(
                    "vitrine.webhooks.interval is above 0, kept at least a day, and patience at least an hour");
        }
        for (String network : allowedNetworks) {
            try {
                InetAddressMatchers.fromIpAddress(network);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "vitrine.webhooks.allowed-networks are such as 10.1.0.0/16, and \"" + network + "\" is none",
                        e);
            }
        }
    }
}
