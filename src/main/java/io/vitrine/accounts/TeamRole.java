package io.vitrine.accounts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a member of a shop's team is; the earlier of two roles is the greater. */
public enum TeamRole {
    /** Everything; only the owner appoints. */
    OWNER(EnumSet.allOf(Right.class)),
    /** Makes shows, and sells in them. */
    HOST(EnumSet.complementOf(EnumSet.of(Right.SHOP))),
    /** Keeps order in the chat; sees no sales, no orders and no keys. */
    MODERATOR(EnumSet.of(Right.LOOK, Right.CHAT)),
    /** Sees numbers, and changes nothing. */
    ANALYST(EnumSet.of(Right.LOOK, Right.NUMBERS));

    private final Set<Right> rights;

    TeamRole(Set<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    /** Whether somebody other than the owner may have it. */
    public boolean isGiven() {
        return this != OWNER;
    }
}
