package io.vitrine.accounts;

import java.util.UUID;

/** A show is over for good, and with it what was allowed for it alone; published in the transaction that ends it. */
public record ShowOver(UUID show) {}
