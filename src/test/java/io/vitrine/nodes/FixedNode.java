package io.vitrine.nodes;

import io.vitrine.shared.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A media node of which only the statistics' address matters. */
record FixedNode(URI stat) implements MediaNode {

    @Override
    public String name() {
        return "studio-1.example.com";
    }

    @Override
    public String application() {
        return "live";
    }

    @Override
    public int rtmpPort() {
        return 1935;
    }

    @Override
    public String pullAddress(String streamName) {
        return "rtmp://127.0.0.1:1935/live/" + streamName;
    }

    @Override
    public URI control() {
        return stat.resolve("/control");
    }

    @Override
    public Optional<Path> callbackSocket() {
        return Optional.empty();
    }

    @Override
    public Secret callbackSecret() {
        return Secret.of("secret");
    }

    @Override
    public Optional<String> ingestBoot() {
        return Optional.of("boot");
    }

    @Override
    public Map<String, Boolean> answering() {
        return Map.of();
    }
}
