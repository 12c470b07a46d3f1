package io.vitrine.monitoring;

import java.util.List;

/**
 * What a look at something has found.
 *
 * @param code a key of {@code messages.properties}: a sentence that says what it is, whom it concerns, and what to do
 * @param arguments of that message
 */
public record Finding(Watched of, Condition condition, String code, List<Object> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding up(Watched of) {
        return new Finding(of, Condition.UP, "status." + of.key() + ".up", List.of());
    }

    static Finding degraded(Watched of, String what, Object... arguments) {
        return new Finding(of, Condition.DEGRADED, "status." + of.key() + "." + what, List.of(arguments));
    }

    static Finding down(Watched of, String what, Object... arguments) {
        return new Finding(of, Condition.DOWN, "status." + of.key() + "." + what, List.of(arguments));
    }

    /** For {@code MessageSource}. */
    public Object[] messageArguments() {
        return arguments.toArray();
    }
}
