package io.vitrine.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells that a program could not be run to its end. */
public class ProgramException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String program;

    private ProgramException(String program, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.program = program;
    }

    static ProgramException cannotStart(String program, Throwable cause) {
        return new ProgramException(program, program + " cannot be started: is it installed?", cause);
    }

    static ProgramException tooSlow(String program, Duration limit) {
        return new ProgramException(program, program + " did not end within " + limit.toSeconds() + " s", null);
    }

    static ProgramException interrupted(String program, InterruptedException cause) {
        return new ProgramException(program, program + " was given up: Vitrine is stopping", cause);
    }

    public String program() {
        return program;
    }
}
