package io.vitrine.nodes;

import io.vitrine.shared.Sha256;
import java.util.function.UnaryOperator;

/**
 * A configuration to be applied.
 *
 * @param version names its content, and is what the nginx that has loaded it answers
 */
record RenderedConfiguration(Instance instance, String text, String version) {

    /** @param render makes the text with a version in it */
    static RenderedConfiguration of(Instance instance, UnaryOperator<String> render) {
        String version = hash(render.apply(""));
        return new RenderedConfiguration(instance, render.apply(version), version);
    }

    private static String hash(String text) {
        return Sha256.hex(text).substring(0, 12);
    }
}
