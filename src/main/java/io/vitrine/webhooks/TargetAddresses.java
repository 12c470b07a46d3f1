package io.vitrine.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Decides which addresses messages may be sent to: those of the public Internet, and networks that the installation
 * allows. What a name leads to is looked up once for each connection, and the connection goes to just that: a name that
 * leads elsewhere a moment later (DNS rebinding) leads nobody astray.
 *
 * <p>The networks are those that IANA's registries of special-purpose addresses call not globally reachable, multicast,
 * and those whose addresses hold another in them. Java reads an IPv4-mapped address as the IPv4 address it is.
 */
final class TargetAddresses {

    /** IPv4. */
    private static final List<String> FORBIDDEN = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** IPv6: only this is given to anybody, less what is set aside in it. */
    private static final String GLOBAL = "2000::/3";

    private static final List<String> SET_ASIDE = List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final int BYTES_OF_IPV4 = 4;

    private final List<InetAddressMatcher> forbidden = matchers(FORBIDDEN);
    private final InetAddressMatcher global = InetAddressMatchers.fromIpAddress(GLOBAL);
    private final List<InetAddressMatcher> setAside = matchers(SET_ASIDE);
    private final List<InetAddressMatcher> allowed;
    private final Names names;

    TargetAddresses(List<String> allowedNetworks) {
        this(allowedNetworks, InetAddress::getAllByName);
    }

    TargetAddresses(List<String> allowedNetworks, Names names) {
        this.allowed = matchers(allowedNetworks);
        this.names = names;
    }

    /**
     * What a connection to this host may go to.
     *
     * @throws UnknownHostException if nobody knows the name
     * @throws ForbiddenTargetException if any of what it leads to must not be sent to
     */
    InetAddress[] of(String host) throws UnknownHostException {
        InetAddress[] found = names.lookUp(host);
        if (found.length == 0 || !Arrays.stream(found).allMatch(this::mayBeUsed)) {
            throw new ForbiddenTargetException(host);
        }
        return found;
    }

    /** Whether all that the name leads to is in the installation's own networks. */
    boolean isInHouse(String host) throws UnknownHostException {
        return Arrays.stream(of(host)).allMatch(this::isAllowed);
    }

    boolean mayBeUsed(InetAddress address) {
        return isAllowed(address) || isPublic(address);
    }

    private boolean isAllowed(InetAddress address) {
        return anyOf(allowed, address);
    }

    private boolean isPublic(InetAddress address) {
        return address.getAddress().length == BYTES_OF_IPV4
                ? !anyOf(forbidden, address)
                : global.matches(address) && !anyOf(setAside, address);
    }

    private static boolean anyOf(List<InetAddressMatcher> matchers, InetAddress address) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(address));
    }

    private static List<InetAddressMatcher> matchers(List<String> networks) {
        return networks.stream().map(InetAddressMatchers::fromIpAddress).toList();
    }

    /** Looks up names. */
    interface Names {

        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** Tells that a name leads into a network that messages must not be sent to. */
    static final class ForbiddenTargetException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenTargetException(String host) {
            super(Objects.requireNonNull(host) + " leads to an address that webhooks are not sent to");
        }
    }
}
