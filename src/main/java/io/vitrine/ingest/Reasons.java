package io.vitrine.ingest;

/** Says why a publish session was closed, in words for the seller. */
final class Reasons {

    static final String LEFT = "The encoder disconnected.";
    static final String GONE = "The connection to the encoder was lost.";
    static final String SILENT = "The encoder sent nothing any more.";
    static final String REPLACED = "The encoder sent nothing any more, and another one took its place.";
    static final String RESTARTED = "The media server was restarted.";
    static final String UNWANTED = "The encoder went away before it was let in.";
    static final String CEILING = "The encoder sent more than this site allows.";
    static final String BANNED = "The channel may not publish.";

    private Reasons() {}
}
