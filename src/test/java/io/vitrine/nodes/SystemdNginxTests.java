package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.nodes.NodesSettings.Mode;
import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdNginxTests {

    @TempDir
    private Path data;

    private final List<String> commands = new ArrayList<>();
    private ProgramResult answer = new ProgramResult(0, "", "");

    private final Programs programs = (command, limit) -> {
        commands.add(String.join(" ", command));
        return answer;
    };

    @Test
    void commandsWhenGivenGoToSystemd() {
        SystemdNginx nginx = nginx();
        nginx.start();
        nginx.reload();
        nginx.stop();
        nginx.test(Path.of("/tmp/staged.conf"));
        assertThat(commands)
                .containsExactly(
                        "systemctl start e.service",
                        "systemctl reload e.service",
                        "systemctl stop e.service",
                        "nginx -t -q -c /tmp/staged.conf");
    }

    @Test
    void bootWhenRunningIsTheMainProcess() {
        answer = new ProgramResult(0, ProcessHandle.current().pid() + "\n", "");
        assertThat(nginx().boot())
                .isEqualTo(NginxProcesses.identity(ProcessHandle.current()))
                .isPresent();
    }

    @Test
    void bootWhenItIsKnownStartsNoProgram() {
        answer = new ProgramResult(0, ProcessHandle.current().pid() + "\n", "");
        SystemdNginx nginx = nginx();
        Optional<String> first = nginx.boot();
        assertThat(nginx.boot()).isEqualTo(first).isPresent();
        assertThat(commands).containsExactly("systemctl show --property=MainPID --value e.service");
    }

    @Test
    void bootWhenTheMainProcessIsGoneAsksForTheNext() throws Exception {
        SystemdNginx nginx = nginx();
        Process earlier = new ProcessBuilder("sleep", "60").start();
        answer = new ProgramResult(0, earlier.pid() + "\n", "");
        Optional<String> before = nginx.boot();
        earlier.destroyForcibly().waitFor();
        answer = new ProgramResult(0, ProcessHandle.current().pid() + "\n", "");

        assertThat(before).isPresent();
        assertThat(nginx.boot()).isEqualTo(NginxProcesses.identity(ProcessHandle.current()));
    }

    @Test
    void bootWhenNotRunningIsEmpty() {
        answer = new ProgramResult(0, "0\n", "");
        assertThat(nginx().boot()).isEqualTo(Optional.empty());
    }

    @Test
    void reloadWhenSystemdRefusesTellsWhatItSaid() {
        answer = new ProgramResult(1, "", "Unit e.service is not active");
        assertThatThrownBy(() -> nginx().reload()).hasMessageContaining("Unit e.service is not active");
    }

    private SystemdNginx nginx() {
        NodesSettings settings = TestNode.settings(data, Mode.SYSTEMD, 1);
        return new SystemdNginx("nginx", "e.service", NodeFiles.of(settings, Instance.EDGE), programs);
    }
}
