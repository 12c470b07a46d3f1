package io.vitrine.webhooks;

/** Whether an endpoint is told anything. */
public enum EndpointState {
    ENABLED,
    /** Its owner switched it off. */
    DISABLED,
    /** It was switched off because it took nothing for days. */
    FAILED,
    /** It was switched off because it answered 410 Gone. */
    GONE
}
