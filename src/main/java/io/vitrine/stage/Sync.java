package io.vitrine.stage;

/** Tells when a viewer's page applies an event. */
public enum Sync {
    /** When the picture that the viewer sees has come to the event's place in it. */
    FRAME,
    /** As soon as it hears of it. */
    NOW
}
