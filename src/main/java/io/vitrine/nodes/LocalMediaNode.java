package io.vitrine.nodes;

import io.vitrine.nodes.NodesSettings.Mode;
import io.vitrine.shared.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The media node on this machine. */
final class LocalMediaNode implements MediaNode {

    private final NodesSettings settings;
    private final Secret callbackSecret;
    private final Supplier<Optional<String>> boot;
    private final VersionStore ingest;
    private final Map<Instance, NginxProbe> probes = new EnumMap<>(Instance.class);
    private final String name;

    /** @param probes of the nginx that there are */
    LocalMediaNode(
            NodesSettings settings,
            Secret callbackSecret,
            Supplier<Optional<String>> boot,
            VersionStore ingest,
            Map<Instance, NginxProbe> probes) {
        this.settings = settings;
        this.callbackSecret = callbackSecret;
        this.boot = boot;
        this.ingest = ingest;
        this.probes.putAll(probes);
        this.name = ofMachine();
    }

    private static String ofMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String application() {
        return ConfigurationRenderer.APPLICATION;
    }

    @Override
    public int rtmpPort() {
        return settings.mode() == Mode.NONE
                ? settings.rtmpPort()
                : ingest.current().flatMap(LocalMediaNode::listensAt).orElseGet(settings::rtmpPort);
    }

    /** What is wanted may still wait: encoders and FFmpeg are where the ingest listens now. */
    private static Optional<Integer> listensAt(String configuration) {
        try {
            return ConfigurationParser.parse(configuration).children("rtmp").stream()
                    .flatMap(rtmp -> rtmp.children("server").stream())
                    .flatMap(server -> server.child("listen").stream())
                    .flatMap(listen -> listen.port().stream())
                    .findFirst();
        } catch (MalformedConfigurationException e) {
            return Optional.empty();
        }
    }

    @Override
    public String pullAddress(String streamName) {
        return "rtmp://127.0.0.1:" + rtmpPort() + "/" + application() + "/" + streamName;
    }

    @Override
    public URI stat() {
        return loopback("/stat");
    }

    @Override
    public URI control() {
        return loopback("/control");
    }

    @Override
    public Optional<Path> callbackSocket() {
        return settings.mode() == Mode.NONE
                ? Optional.empty()
                : Optional.of(NodeFiles.of(settings, Instance.INGEST).callbacks());
    }

    @Override
    public Secret callbackSecret() {
        return callbackSecret;
    }

    @Override
    public Optional<String> ingestBoot() {
        return boot.get();
    }

    @Override
    public Map<String, Boolean> answering() {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        probes.forEach((instance, probe) ->
                answers.put(instance.label(), probe.version().isPresent()));
        return answers;
    }

    private URI loopback(String path) {
        return URI.create("http://127.0.0.1:" + settings.controlPort() + path);
    }
}
