package io.vitrine.accounts;

/** How far an administrator trusts a shop. */
public enum Standing {
    /** Somebody asks for the shop, and nobody has looked at it yet. */
    APPLIED,
    /** The shop may open channels and go live. */
    VERIFIED,
    /** The shop may look at its studio, and its channels are banned. */
    SUSPENDED,
    /** The shop was refused, or is gone. */
    CLOSED;

    boolean canBecome(Standing next) {
        return switch (this) {
            case APPLIED -> next == VERIFIED || next == CLOSED;
            case VERIFIED -> next == SUSPENDED;
            case SUSPENDED -> next == VERIFIED;
            case CLOSED -> next == APPLIED;
        };
    }
}
