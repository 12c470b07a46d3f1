package io.vitrine.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTests {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Launcher launcher;

    @BeforeEach
    void copy() throws IOException {
        launcher = new Launcher(folder);
    }

    @AfterEach
    void endApplications() throws IOException {
        launcher.applications().forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo"})
    void startWhenAPortIsTakenNamesPortHolderAndSetting(String command) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            launcher.setting("VITRINE_RTMP_PORT", Integer.toString(taken.getLocalPort()));
            assertThat(launcher.run(command)).isEqualTo(1);
            assertThat(launcher.said().strip())
                    .isEqualTo("vitrine: Port " + taken.getLocalPort() + " is taken by java (process "
                            + ProcessHandle.current().pid()
                            + "): stop it, or set VITRINE_RTMP_PORT to a free port.");
        }
    }

    @Test
    void startWhenTheFolderCannotBeWrittenSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        launcher.setting("VITRINE_DATA", file + "/data");
        assertThat(launcher.run("up")).isEqualTo(1);
        assertThat(launcher.said().strip())
                .isEqualTo("vitrine: The folder " + file + "/data cannot be written: give yourself the right to, "
                        + "or set VITRINE_DATA to another folder.");
    }

    @ParameterizedTest
    @CsvSource({"VITRINE_HTTP_PORT,http", "VITRINE_APP_PORT,0", "VITRINE_CONTROL_PORT,70000"})
    void startWhenAPortIsNoneSaysSo(String setting, String value) throws Exception {
        launcher.setting(setting, value);
        assertThat(launcher.run("up")).isEqualTo(1);
        assertThat(launcher.said().strip())
                .isEqualTo("vitrine: " + setting + " is " + value + ": set it to a port from 1 to 65535.");
    }

    @Test
    void helpWhenAskedNamesEveryCommand() throws Exception {
        assertThat(launcher.run("help")).isZero();
        assertThat(launcher.said()).contains("up", "demo", "test", "bench", "VITRINE_DATA", "VITRINE_RTMP_PORT");
    }

    @Test
    void startWhenCommandIsUnknownSaysSo() throws Exception {
        assertThat(launcher.run("dance")).isEqualTo(1);
        assertThat(launcher.said()).startsWith("vitrine: There is no command dance");
    }

    @Test
    void upWhenInterruptedEndsAllItStarted() throws Exception {
        Process up = up();
        signal("INT", up);
        assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(130);
        assertThat(launcher.applications()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void upWhenStartedAgainDoesNotBuildAgain() throws Exception {
        for (int run = 0; run < 2; run++) {
            Process up = up();
            signal("TERM", up);
            assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(143);
        }
        assertThat(launcher.builds()).hasSize(1);

        Files.writeString(folder.resolve("src/main/A.java"), "// changed");
        Process up = up();
        signal("TERM", up);
        assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.builds()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"12.22.9,for Node 18.0.0", "18.19.0,for Node"})
    void buildWhenNodeIsOldHasNpmInstallWhatAsksForANewerOne(String version, String build) throws Exception {
        launcher.node(version);
        signal("TERM", up());
        assertThat(launcher.builds()).map(String::strip).containsExactly(build);
    }

    @Test
    void upWhenTheApplicationIsKilledStartsItAgain() throws Exception {
        Process up = up();
        launcher.applications().get(0).destroyForcibly();
        await().atMost(LIMIT).until(() -> launcher.said().contains("started again"));
        await().atMost(LIMIT).until(() -> launcher.applications().stream().anyMatch(ProcessHandle::isAlive));
        signal("TERM", up);
        assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.applications()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void upWhenAPasswordWasMadeTellsItOnce() throws Exception {
        Path file = folder.resolve("data/first-administrator");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "made-by-the-application\n");
        signal("TERM", up());
        assertThat(launcher.said()).contains("admin@example.com, first password made-by-the-application");
        assertThat(file).doesNotExist();
    }

    private Process up() throws IOException {
        Process up = launcher.start("up");
        await().atMost(LIMIT)
                .failFast(() -> assertThat(up.isAlive()).as(launcher.said()).isTrue())
                .untilAsserted(() -> assertThat(launcher.said()).contains("Ctrl-C stops it"));
        return up;
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
