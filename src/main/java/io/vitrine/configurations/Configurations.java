package io.vitrine.configurations;

import io.vitrine.accounts.AccountId;
import io.vitrine.nodes.NodeException;
import io.vitrine.nodes.NodeOptions;
import io.vitrine.nodes.NodeOptionsException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the versions of what administrators choose of the two nginx, and applies them. */
public interface Configurations {

    /** What holds, or waits for the ingest to be free. */
    NodeOptions active();

    /** What is wanted and not applied yet. */
    Optional<Version> wanted();

    /** Newest first; the one that holds among them, but not the wanted one. */
    List<Version> history();

    Optional<Version> find(int number);

    /** Whether both nginx run, or are about to, with the active version; not if it could not be applied at the start. */
    boolean holds();

    /**
     * Keeps what was typed as what is wanted, in the place of what was; nothing is applied.
     *
     * @throws NodeOptionsException for the first field that cannot be
     */
    void want(ConfigurationDraft draft, AccountId who);

    /** Wants nothing any more. */
    void discard();

    /** What applying these options would do. */
    Review review(NodeOptions options);

    /**
     * Applies what is wanted.
     *
     * @param seen when what was looked at was chosen: what somebody else has chosen since is not applied
     * @param interrupting whether encoders may be disconnected for it; if not, the ingest waits until it carries none
     * @return its number; empty if that is not wanted any more
     * @throws NodeException if it cannot be applied; then all is as before, and the failure is in the history
     */
    Optional<Integer> apply(Instant seen, AccountId who, boolean interrupting);

    /**
     * Applies what an earlier version says, as a new version.
     *
     * @return the number of the new one; empty if there is no such version
     * @throws NodeException as {@link #apply}
     */
    Optional<Integer> rollBack(int number, AccountId who, boolean interrupting);
}
