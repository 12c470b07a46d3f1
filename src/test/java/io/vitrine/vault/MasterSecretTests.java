package io.vitrine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vitrine.shared.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds and makes the master secret in a real file system. */
class MasterSecretTests {

    @TempDir
    Path folder;

    @Test
    void secretWhenMadeIsFoundAgain() {
        VaultSettings settings = new VaultSettings(Secret.of(""), folder.resolve("secrets/master"));

        assertThat(MasterSecret.of(settings)).isEqualTo(MasterSecret.of(settings));
    }

    @Test
    void secretWhenOthersMayReadItIsRefusedAndTheMessageSaysWhatToDo() throws Exception {
        Path file = folder.resolve("master");
        VaultSettings settings = new VaultSettings(Secret.of(""), file);
        MasterSecret.of(settings);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatIllegalStateException()
                .isThrownBy(() -> MasterSecret.of(settings))
                .withMessageContaining("chmod 600 " + file);
    }

    @Test
    void secretWhenFromTheEnvironmentAndTooShortIsRefusedWithoutBeingTold() {
        VaultSettings settings = new VaultSettings(Secret.of("hunter2"), folder.resolve("master"));

        assertThatIllegalStateException()
                .isThrownBy(() -> MasterSecret.of(settings))
                .withMessageContaining("VITRINE_MASTER_SECRET")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void sealedKeyWhenMovedElsewhereDoesNotOpen() {
        Vault vault = new Vault(Secret.of("0123456789abcdef0123456789abcdef"));
        String sealed = vault.seal(Secret.of("abcd"), "one:PRIMARY");

        assertThat(vault.open(sealed, "one:PRIMARY")).isEqualTo(Secret.of("abcd"));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, "two:PRIMARY"));
    }
}
