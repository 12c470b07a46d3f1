package io.vitrine.configurations;

import io.vitrine.nodes.NodeOptions;
import io.vitrine.nodes.NodeOptions.Tls;
import io.vitrine.nodes.RtmpApplication;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says options in a line, for the audit log. */
final class Summary {

    private static final int LONGEST = 1000;

    private Summary() {}

    static String of(NodeOptions options) {
        String text = "RTMP " + options.rtmpPort() + ", HTTP " + options.httpPort() + ", " + tls(options.tls())
                + ", chunks of " + options.chunkSize() + ", " + options.publishers() + " publishers, ping "
                + options.pingSeconds() + " s, " + options.connections() + " connections"
                + options.applications().stream().map(Summary::of).collect(Collectors.joining());
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    private static String tls(@Nullable Tls tls) {
        return tls == null ? "no https" : "https " + tls.port() + " with " + tls.certificate();
    }

    private static String of(RtmpApplication application) {
        return ", " + application.name() + (application.hls() ? " HLS" : "") + (application.dash() ? " DASH" : "")
                + " of " + application.fragmentSeconds() + " s from " + application.publishers();
    }
}
