package io.vitrine;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Names the contents of all scripts together, so that their address changes when any of them does. */
final class ScriptVersion {

    private ScriptVersion() {}

    static String ofClasspath(String pattern) throws IOException {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
        Arrays.sort(scripts, Comparator.comparing(script -> String.valueOf(script.getFilename())));
        MessageDigest digest = sha256();
        for (Resource script : scripts) {
            try (InputStream content = script.getInputStream()) {
                digest.update(content.readAllBytes());
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
