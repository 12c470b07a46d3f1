package io.vitrine.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    default void note(String action, Object entity, String detail) {
        change(action, entity, detail, null, null);
    }

    /**
     * The same of an action that changed something.
     *
     * @param before what it was, at most 1,000 characters; null if there was nothing. Never a secret
     * @param after what it is now, likewise
     */
    void change(String action, Object entity, String detail, @Nullable String before, @Nullable String after);

    /** Notes that somebody has signed in, as part of the transaction that finds it right: nobody is signed in there yet. */
    void signedIn(AccountId who, String detail);

    /** Newest first. */
    List<Entry> latest(int most);

    /**
     * What answers the question, newest first.
     *
     * @param older only what was noted before this entry; null to begin with the newest
     */
    List<Line> search(Question question, @Nullable UUID older, int most);

    /**
     * One action.
     *
     * @param actor null if nobody was signed in
     * @param address null if it came from no request
     */
    record Entry(
            UUID id,
            Instant at,
            @Nullable AccountId actor,
            String action,
            String entity,
            String detail,
            @Nullable String before,
            @Nullable String after,
            @Nullable String address) {}

    /** @param name of the person who did it, as it is now, and the e-mail address; null if nobody was signed in */
    record Line(
            Entry entry, @Nullable String name, @Nullable String email) {}

    /**
     * What to look for; what is empty or null excludes nothing.
     *
     * @param text in any part of the entry, in whatever case
     * @param who in the name or the e-mail address of the person who did it
     * @param area the first word of the action, such as {@code channel}
     * @param from the earliest moment
     * @param until the first moment that is too late
     */
    record Question(
            String text,
            String who,
            String area,
            @Nullable Instant from,
            @Nullable Instant until) {

        public static final Question ALL = new Question("", "", "", null, null);
    }
}
