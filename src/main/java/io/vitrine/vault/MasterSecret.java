package io.vitrine.vault;

import io.vitrine.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** Finds the secret from which all keys are derived: in the settings, else in a file that is made at the first start. */
final class MasterSecret {

    private static final int BYTES = 32;
    private static final int SHORTEST = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private MasterSecret() {}

    static Secret of(VaultSettings settings) {
        Secret given = settings.masterSecret();
        if (!given.reveal().isEmpty()) {
            return checked(given, "VITRINE_MASTER_SECRET");
        }
        Path file = settings.masterSecretFile().toAbsolutePath();
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The master secret " + file + " cannot be read or made. Give this user the rights to it", e);
        }
    }

    private static Secret read(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER);
        if (!others.isEmpty()) {
            throw new IllegalStateException("Others may read or change the master secret. Run: chmod 600 " + file);
        }
        return checked(Secret.of(Files.readString(file).strip()), file.toString());
    }

    private static void make(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null && Files.notExists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getEncoder().encodeToString(random) + "\n";
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // Another start made it at the same moment: its secret is as good.
            return;
        }
    }

    private static Secret checked(Secret secret, String from) {
        if (secret.reveal().length() < SHORTEST) {
            throw new IllegalStateException(
                    "The master secret from " + from + " is shorter than " + SHORTEST + " characters");
        }
        return secret;
    }
}
