package io.vitrine.nodes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
