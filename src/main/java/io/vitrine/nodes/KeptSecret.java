package io.vitrine.nodes;

import io.vitrine.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Keeps the secrets that nginx shares with the application in files: the configurations, which hold them, stay the same. */
final class KeptSecret {

    private static final int BYTES = 20;

    private KeptSecret() {}

    /** @param name of the file: {@code callback} or {@code links} */
    static Secret in(Path data, String name) {
        Path folder = data.resolve("secrets");
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                PrivateFiles.write(file, HexFormat.of().formatHex(secret));
            }
            return Secret.of(HexFormat.of()
                    .formatHex(HexFormat.of()
                            .parseHex(Files.readString(file, StandardCharsets.UTF_8)
                                    .strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
