package io.vitrine.monitoring;

import java.util.Locale;

/** What is looked at. */
public enum Watched {
    DATABASE,
    /** The nginx that takes what encoders send. */
    INGEST,
    /** The nginx that serves viewers. */
    EDGE,
    /** Where the data and the media of shows lie. */
    DISK,
    TRANSCODING,
    MAIL,
    /** The looking itself. */
    MONITORING;

    /** As labels, health and messages name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
