package io.vitrine.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps who did what to what, when and from where; nothing in it is ever changed. */
public interface AuditLog {

    /**
     * Notes an action of the person who is signed in, as part of the transaction that does it.
     *
     * @param action such as {@code account.created}
     * @param entity what it was done to, by its id
     * @param detail for people, at most 300 characters; never a secret
     */
    void note(String action, Object entity, String detail);

    /** Newest first. */
    List<Entry> latest(int most);

    /**
     * One action.
     *
     * @param actor null if nobody was signed in
     * @param address null if it came from no request
     */
    record Entry(
            Instant at,
            @Nullable AccountId actor,
            String action,
            String entity,
            String detail,
            @Nullable String address) {}
}
