package io.vitrine.configurations;

import io.vitrine.limits.Network;
import io.vitrine.nodes.NodeOptionsException;
import io.vitrine.nodes.RtmpApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain application of nginx-rtmp as an administrator types it; what is ticked is not empty.
 *
 * @param publishers networks, one a line
 */
public record ApplicationDraft(String name, String publishers, String hls, String dash, String fragmentSeconds) {

    /** An empty one to be filled in. */
    public static final ApplicationDraft NEW = new ApplicationDraft("", "", "on", "", "2");

    /** NullAway cannot know that a form may leave fields out. */
    public ApplicationDraft(
            @Nullable String name,
            @Nullable String publishers,
            @Nullable String hls,
            @Nullable String dash,
            @Nullable String fragmentSeconds) {
        this.name = ConfigurationDraft.text(name);
        this.publishers = ConfigurationDraft.text(publishers);
        this.hls = ConfigurationDraft.text(hls);
        this.dash = ConfigurationDraft.text(dash);
        this.fragmentSeconds = ConfigurationDraft.text(fragmentSeconds);
    }

    static ApplicationDraft of(RtmpApplication application) {
        return new ApplicationDraft(
                application.name(),
                String.join("\n", application.publishers()),
                ConfigurationDraft.tick(application.hls()),
                ConfigurationDraft.tick(application.dash()),
                Integer.toString(application.fragmentSeconds()));
    }

    /** @throws NodeOptionsException for the first field that cannot be */
    RtmpApplication application() {
        return new RtmpApplication(
                name,
                networks(),
                !hls.isEmpty(),
                !dash.isEmpty(),
                ConfigurationDraft.number("fragmentSeconds", fragmentSeconds));
    }

    private List<String> networks() {
        return publishers
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(ApplicationDraft::network)
                .distinct()
                .toList();
    }

    private static String network(String line) {
        try {
            return Network.of(line).text();
        } catch (IllegalArgumentException e) {
            throw new NodeOptionsException("publishers", "limits.network", line);
        }
    }
}
