package io.vitrine.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a program why its request was refused. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable Duration retryAfter;

    private ApiException(Problem problem, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** @param detail what happened, to whom; the program reads it */
    static ApiException of(Problem problem, String detail) {
        return new ApiException(problem, detail, null);
    }

    static ApiException wait(Problem problem, String detail, Duration retryAfter) {
        return new ApiException(problem, detail, retryAfter);
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
