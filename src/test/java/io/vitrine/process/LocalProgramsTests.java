package io.vitrine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalProgramsTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Programs programs = new LocalPrograms();

    @Test
    void runWhenProgramEndsKeepsBothPipesApart() {
        ProgramResult result = programs.run(List.of("sh", "-c", "echo said; echo complained >&2; exit 3"), LIMIT);
        assertThat(result.output()).isEqualTo("said\n");
        assertThat(result.errors()).isEqualTo("complained\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void runWhenOutputIsEndlessKeepsOnlyItsBeginning() {
        ProgramResult result = programs.run(List.of("head", "-c", "20000000", "/dev/zero"), LIMIT);
        assertThat(result.succeeded()).isTrue();
        assertThat(result.output().length()).isLessThan(2_000_000);
    }

    @Test
    void runWhenProgramIsMissingSaysSo() {
        assertThatThrownBy(() -> programs.run(List.of("/nowhere/program"), LIMIT))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("is it installed?");
    }

    @Test
    void runWhenLimitPassesKillsProgramAndItsChildren() {
        String mark = "61" + ProcessHandle.current().pid();
        assertThatThrownBy(() -> programs.run(List.of("sh", "-c", "sleep " + mark + " & wait"), Duration.ofMillis(300)))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("did not end within");
        // What was killed is gone a moment later.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ProcessHandle.current().descendants())
                        .noneMatch(
                                child -> child.info().commandLine().orElse("").contains(mark)));
    }
}
