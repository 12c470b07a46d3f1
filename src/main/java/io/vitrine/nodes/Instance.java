package io.vitrine.nodes;

/** The two nginx of a media node. */
public enum Instance {
    /** RTMP. */
    INGEST("ingest"),
    /** Everything HTTP. */
    EDGE("edge");

    private final String label;

    Instance(String label) {
        this.label = label;
    }

    /** Its name in file names, addresses and messages. */
    public String label() {
        return label;
    }
}
