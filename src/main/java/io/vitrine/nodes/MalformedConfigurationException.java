package io.vitrine.nodes;

/** Tells that a text is no nginx configuration. */
class MalformedConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String fault;

    MalformedConfigurationException(int line, String fault) {
        super("line " + line + ": " + fault);
        this.line = line;
        this.fault = fault;
    }

    Problem problem() {
        return new Problem(line, fault);
    }
}
