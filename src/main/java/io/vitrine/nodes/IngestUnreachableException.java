package io.vitrine.nodes;

/** Tells that the ingest nginx could not be asked what it carries. */
public class IngestUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IngestUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
