package io.vitrine.nodes;

/**
 * Something wrong in a configuration that nginx itself would take.
 *
 * @param line where, counted from 1
 */
record Problem(int line, String message) {

    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
