package io.vitrine.webhooks;

/**
 * Where a delivery stands.
 *
 * <pre>
 * WAITING --taken--> DELIVERED
 *    |  ↑                |
 *    |  +--- replayed ---+
 *    ↓  ↑
 *   FAILED
 * </pre>
 */
public enum DeliveryState {
    /** It has not been taken, and will be tried (again). */
    WAITING,
    DELIVERED,
    /** It was not taken, and is not tried any more by itself. */
    FAILED
}
