package io.vitrine.process;

/** How a program ended, and what it said. */
public record ProgramResult(int exitCode, String output, String errors) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
