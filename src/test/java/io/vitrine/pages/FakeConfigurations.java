package io.vitrine.pages;

import io.vitrine.nodes.Instance;
import io.vitrine.nodes.NodeConfigurations;
import io.vitrine.nodes.NodeOptions;
import java.util.List;
import java.util.Optional;

/** Takes every configuration, and forgets it. */
final class FakeConfigurations implements NodeConfigurations {

    @Override
    public NodeOptions defaults() {
        return new NodeOptions(1935, 8080, 4096, 4000, 10, 8192, null, List.of());
    }

    @Override
    public NodeOptions wanted() {
        return defaults();
    }

    @Override
    public String text(Instance instance, NodeOptions options) {
        return instance.label() + "\n" + options;
    }

    @Override
    public Optional<String> loaded(Instance instance) {
        return Optional.of(text(instance, defaults()));
    }

    @Override
    public List<String> problems(NodeOptions options) {
        return List.of();
    }

    @Override
    public Effect effect(Instance instance, NodeOptions options) {
        return options.equals(defaults()) ? Effect.NONE : Effect.RELOAD;
    }

    @Override
    public void apply(NodeOptions options, boolean interrupting) {}

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public boolean carriesEncoders() {
        return false;
    }
}
