package io.vitrine.waitlist;

import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.VariantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets visitors wait for one unit of what is sold out: first come, first served. */
public interface Waitlist {

    /** How many things one visitor waits for at most. */
    int MOST = 20;

    /**
     * Gives a visitor a place at the end of the line.
     *
     * @param show the broadcast in which they came
     * @param language in which they are written to, if they have an address
     */
    JoinOutcome join(Visitor visitor, VariantId variant, @Nullable UUID show, Locale language);

    /** Gives the place up, and what is kept for the visitor. */
    void leave(VisitorId visitor, VariantId variant);

    /** Where a visitor waits, or has something kept. */
    Optional<WaitView> find(VisitorId visitor, VariantId variant);

    /** All of these, and what has lapsed a few minutes ago, the last one first. */
    List<WaitView> of(VisitorId visitor);
}
