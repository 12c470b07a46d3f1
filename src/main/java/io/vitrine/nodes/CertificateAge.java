package io.vitrine.nodes;

import io.vitrine.nodes.NodeOptions.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells one certificate from the next in the same file, so that a renewed one is another configuration. */
final class CertificateAge {

    private CertificateAge() {}

    /** @return when the chain and its key were written; empty without https, or while one of them is missing */
    static String of(@Nullable Tls tls) {
        if (tls == null) {
            return "";
        }
        try {
            return Files.getLastModifiedTime(Path.of(tls.certificate())) + ", "
                    + Files.getLastModifiedTime(Path.of(tls.key()));
        } catch (IOException e) {
            return "";
        }
    }
}
