package io.vitrine.limits;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits as an administrator types them: networks one a line, and numbers; what is empty limits nothing. */
public record LimitsDraft(
        String publishAllowed,
        String publishDenied,
        String playAllowed,
        String playDenied,
        String mostKbps,
        String mostLines,
        String sellerShows,
        String showViewers,
        String mbps,
        String connections) {

    /** NullAway cannot know that a form may leave fields out. */
    public LimitsDraft(
            @Nullable String publishAllowed,
            @Nullable String publishDenied,
            @Nullable String playAllowed,
            @Nullable String playDenied,
            @Nullable String mostKbps,
            @Nullable String mostLines,
            @Nullable String sellerShows,
            @Nullable String showViewers,
            @Nullable String mbps,
            @Nullable String connections) {
        this.publishAllowed = text(publishAllowed);
        this.publishDenied = text(publishDenied);
        this.playAllowed = text(playAllowed);
        this.playDenied = text(playDenied);
        this.mostKbps = text(mostKbps);
        this.mostLines = text(mostLines);
        this.sellerShows = text(sellerShows);
        this.showViewers = text(showViewers);
        this.mbps = text(mbps);
        this.connections = text(connections);
    }

    public static LimitsDraft of(SiteLimits limits) {
        return new LimitsDraft(
                lines(limits.publish().allowed()),
                lines(limits.publish().denied()),
                lines(limits.play().allowed()),
                lines(limits.play().denied()),
                number(limits.mostKbps()),
                number(limits.mostLines()),
                number(limits.sellerShows()),
                number(limits.showViewers()),
                number(limits.mbps()),
                number(limits.connections()));
    }

    /** @throws LimitsException for the first field that cannot be */
    SiteLimits limits() {
        return new SiteLimits(
                Access.of("publishAllowed", publishAllowed, "publishDenied", publishDenied),
                Access.of("playAllowed", playAllowed, "playDenied", playDenied),
                number("mostKbps", mostKbps),
                number("mostLines", mostLines),
                number("sellerShows", sellerShows),
                number("showViewers", showViewers),
                number("mbps", mbps),
                number("connections", connections));
    }

    static int number(String field, String typed) {
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.matches("[0-9]{1,9}")) {
            throw new LimitsException(field, "limits.number", typed);
        }
        return Integer.parseInt(typed);
    }

    private static String number(int value) {
        return value == 0 ? "" : Integer.toString(value);
    }

    static String lines(List<Network> networks) {
        return networks.stream().map(Network::toString).collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
