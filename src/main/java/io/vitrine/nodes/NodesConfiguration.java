package io.vitrine.nodes;

import io.vitrine.instances.Instances;
import io.vitrine.nodes.EdgeRules.Rules;
import io.vitrine.nodes.NodesSettings.Mode;
import io.vitrine.process.Programs;
import io.vitrine.shared.Secret;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the media node together. */
@Configuration(proxyBeanMethods = false)
class NodesConfiguration {

    private static final String HIDDEN = "•••";

    private final NodesSettings settings;
    private final Programs programs;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<Instance, NginxControl> controls = new EnumMap<>(Instance.class);

    NodesConfiguration(NodesSettings settings, Programs programs) {
        this.settings = settings;
        this.programs = programs;
    }

    @Bean
    MediaNode mediaNode(Clock clock) {
        NginxControl ingest = control(Instance.INGEST);
        return new LocalMediaNode(
                settings,
                KeptSecret.in(settings.data(), "callback"),
                () -> settings.mode() == Mode.NONE ? Optional.empty() : ingest.boot(),
                new VersionStore(NodeFiles.of(settings, Instance.INGEST), clock),
                settings.mode() == Mode.NONE
                        ? Map.of()
                        : Map.of(
                                Instance.INGEST, new NginxProbe(client, settings.controlPort()),
                                Instance.EDGE, new NginxProbe(client, settings.publisherPort())));
    }

    @Bean
    EdgeTraffic edgeTraffic() {
        return new LoggedTraffic(NodeFiles.of(settings, Instance.EDGE).traffic());
    }

    @Bean
    EdgeLinks edgeLinks() {
        return new EdgeLinks(
                KeptSecret.in(settings.data(), "links"),
                NodeFiles.of(settings, Instance.EDGE).guarded());
    }

    @Bean
    MediaPlane mediaPlane(
            MediaNode node,
            EdgeLinks links,
            ObjectProvider<EdgeRules> edgeRules,
            ObjectProvider<NodePlan> plans,
            Instances instances,
            Clock clock,
            ApplicationEventPublisher events) {
        Secret secret = node.callbackSecret();
        Map<Instance, Keeper> keepers = new EnumMap<>(Instance.class);
        for (Instance instance : Instance.values()) {
            NodeFiles files = NodeFiles.of(settings, instance);
            NginxControl control = control(instance);
            var applier =
                    new ConfigurationApplier(files, new VersionStore(files, clock), control, client, Pause.real());
            Runnable onChange =
                    instance == Instance.INGEST ? () -> events.publishEvent(new IngestRestarted()) : () -> {};
            keepers.put(instance, new Keeper(instance, control, applier, clock, onChange));
        }
        return new MediaPlane(
                settings,
                new NodeFolders(settings),
                (instance, wanted) -> new ConfigurationRenderer(
                                settings,
                                Host.here(NodeFiles.of(settings, instance).media()),
                                secret,
                                links.secret(),
                                wanted)
                        .render(instance),
                () -> new Wanted(
                        plans.stream()
                                .flatMap(plan -> plan.options().stream())
                                .findFirst()
                                .orElseGet(settings::options),
                        edgeRules.stream().map(EdgeRules::rules).findFirst().orElse(Rules.NONE)),
                text -> text.replace(secret.reveal(), HIDDEN)
                        .replace(links.secret().reveal(), HIDDEN),
                keepers,
                instances::isHandedOver);
    }

    /** The same for whoever asks: what one of them has learned of an nginx, the other need not ask again. */
    private NginxControl control(Instance instance) {
        return controls.computeIfAbsent(instance, this::newControl);
    }

    private NginxControl newControl(Instance instance) {
        NodeFiles files = NodeFiles.of(settings, instance);
        // Without a media plane nothing is run, and nginx need not be there.
        String program = settings.mode() == Mode.NONE
                ? settings.program()
                : Host.program(settings.program()).toString();
        return settings.mode() == Mode.SUPERVISED
                ? new SupervisedNginx(program, files, programs, Pause.real())
                : new ManagedNginx(program, files, programs, Pause.real());
    }
}
