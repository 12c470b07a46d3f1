package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes an administrator when there are no accounts yet, and leaves the password where the launcher finds it.
 *
 * <p>Before the first request can be answered: whoever sees the sign-in page can sign in.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AccountService accounts;
    private final AccountsSettings settings;

    FirstAdministrator(AccountService accounts, AccountsSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!accounts.isEmpty()) {
            return;
        }
        Secret password = Passwords.random();
        // The file first: an account whose password nobody knows would be worse than a file without an account.
        Path file = write(password);
        AccountView administrator = accounts.createAdministrator(settings.firstAdministrator(), password);
        log.info("The administrator {} was made; the first password is in {}", administrator.email(), file);
    }

    private Path write(Secret password) {
        Path file = settings.firstPasswordFile().toAbsolutePath();
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(file);
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap((password.reveal() + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The first administrator's password cannot be written to " + file, e);
        }
    }
}
