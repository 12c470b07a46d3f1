package io.vitrine.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks, writes or buys.
 *
 * @param person null for a guest
 */
public record Visitor(VisitorId id, @Nullable SignedIn person) {}
