package io.vitrine.configurations;

import io.vitrine.nodes.NodeOptions;
import io.vitrine.nodes.NodeOptions.Tls;
import io.vitrine.nodes.NodeOptionsException;
import io.vitrine.nodes.RtmpApplication;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administrator types of the two nginx; what is ticked is not empty. */
public record ConfigurationDraft(
        String rtmpPort,
        String httpPort,
        String chunkSize,
        String publishers,
        String pingSeconds,
        String connections,
        String tls,
        String tlsCertificate,
        String tlsKey,
        String tlsPort,
        String tlsOnly,
        List<ApplicationDraft> applications) {

    private static final String USUAL_TLS_PORT = "443";

    /** NullAway cannot know that a form may leave fields out. */
    public ConfigurationDraft(
            @Nullable String rtmpPort,
            @Nullable String httpPort,
            @Nullable String chunkSize,
            @Nullable String publishers,
            @Nullable String pingSeconds,
            @Nullable String connections,
            @Nullable String tls,
            @Nullable String tlsCertificate,
            @Nullable String tlsKey,
            @Nullable String tlsPort,
            @Nullable String tlsOnly,
            @Nullable List<ApplicationDraft> applications) {
        this.rtmpPort = text(rtmpPort);
        this.httpPort = text(httpPort);
        this.chunkSize = text(chunkSize);
        this.publishers = text(publishers);
        this.pingSeconds = text(pingSeconds);
        this.connections = text(connections);
        this.tls = text(tls);
        this.tlsCertificate = text(tlsCertificate);
        this.tlsKey = text(tlsKey);
        this.tlsPort = text(tlsPort);
        this.tlsOnly = text(tlsOnly);
        this.applications = applications == null ? List.of() : List.copyOf(applications);
    }

    public static ConfigurationDraft of(NodeOptions options) {
        Tls tls = options.tls();
        return new ConfigurationDraft(
                Integer.toString(options.rtmpPort()),
                Integer.toString(options.httpPort()),
                Integer.toString(options.chunkSize()),
                Integer.toString(options.publishers()),
                Integer.toString(options.pingSeconds()),
                Integer.toString(options.connections()),
                tick(tls != null),
                tls == null ? "" : tls.certificate(),
                tls == null ? "" : tls.key(),
                tls == null ? USUAL_TLS_PORT : Integer.toString(tls.port()),
                tick(tls == null || tls.only()),
                options.applications().stream().map(ApplicationDraft::of).toList());
    }

    /** The same with another application to be filled in. */
    public ConfigurationDraft withAnother() {
        List<ApplicationDraft> more = new ArrayList<>(applications);
        more.add(ApplicationDraft.NEW);
        return with(more);
    }

    /** The same without one of the applications. */
    public ConfigurationDraft without(int index) {
        List<ApplicationDraft> fewer = new ArrayList<>(applications);
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return with(fewer);
    }

    private ConfigurationDraft with(List<ApplicationDraft> others) {
        return new ConfigurationDraft(
                rtmpPort,
                httpPort,
                chunkSize,
                publishers,
                pingSeconds,
                connections,
                tls,
                tlsCertificate,
                tlsKey,
                tlsPort,
                tlsOnly,
                others);
    }

    /** @throws NodeOptionsException for the first field that cannot be */
    NodeOptions options() {
        return new NodeOptions(
                number("rtmpPort", rtmpPort),
                number("httpPort", httpPort),
                number("chunkSize", chunkSize),
                number("publishers", publishers),
                number("pingSeconds", pingSeconds),
                number("connections", connections),
                tls.isEmpty() ? null : new Tls(tlsCertificate, tlsKey, number("tlsPort", tlsPort), !tlsOnly.isEmpty()),
                rtmpApplications());
    }

    private List<RtmpApplication> rtmpApplications() {
        List<RtmpApplication> all = new ArrayList<>();
        for (int i = 0; i < applications.size(); i++) {
            try {
                all.add(applications.get(i).application());
            } catch (NodeOptionsException e) {
                throw e.within("applications[" + i + "]");
            }
        }
        return all;
    }

    static int number(String field, String typed) {
        if (!typed.matches("[0-9]{1,9}")) {
            throw new NodeOptionsException(field, "limits.number", typed);
        }
        return Integer.parseInt(typed);
    }

    static String tick(boolean set) {
        return set ? "on" : "";
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
