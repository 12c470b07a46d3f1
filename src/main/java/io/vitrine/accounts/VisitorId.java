package io.vitrine.accounts;

import java.util.UUID;

/** Identifies somebody who looks, writes or buys: an account, or a browser whose person has not signed in. */
public record VisitorId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
