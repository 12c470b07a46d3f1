package io.vitrine.limits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From where something may be done. Of the networks that an address is in the smallest counts, as in nginx's {@code geo};
 * of two alike the one that denies.
 *
 * @param allowed if there are any, nobody else may
 */
public record Access(List<Network> allowed, List<Network> denied) {

    public static final Access ALL = new Access(List.of(), List.of());

    static final int MOST = 100;

    public Access {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    /** @throws LimitsException if a line is no network, or there are more than a hundred */
    static Access of(String allowedField, String allowed, String deniedField, String denied) {
        return new Access(networks(allowedField, allowed), networks(deniedField, denied));
    }

    boolean permits(String address) {
        int allows = longest(allowed, address);
        int denies = longest(denied, address);
        return denies < 0 && allows < 0 ? allowed.isEmpty() : allows > denies;
    }

    private static int longest(List<Network> networks, String address) {
        return networks.stream()
                .filter(network -> network.contains(address))
                .map(Network::length)
                .max(Comparator.naturalOrder())
                .orElse(-1);
    }

    private static List<Network> networks(String field, String typed) {
        List<Network> networks = new ArrayList<>();
        for (String line :
                typed.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            try {
                networks.add(Network.of(line));
            } catch (IllegalArgumentException e) {
                throw new LimitsException(field, "limits.network", line);
            }
        }
        if (networks.size() > MOST) {
            throw new LimitsException(field, "limits.networks", Integer.toString(MOST));
        }
        return networks.stream().distinct().toList();
    }
}
