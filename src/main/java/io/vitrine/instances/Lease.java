package io.vitrine.instances;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one row that says who leads.
 *
 * <p>No clock is in it, so that no two have to agree: a leader counts beats, and whoever waits looks with a clock of its own
 * for how long they have stood still. Each lead has a number ({@code fence}), the greater the later.
 */
class Lease {

    private static final String OURS = " where name = 'lead' and holder = :me and fence = :fence";

    private final Supplier<JdbcClient> database;
    private final String me;

    /** @param me tells this process from every other */
    Lease(Supplier<JdbcClient> database, String me) {
        this.database = database;
        this.me = me;
    }

    State read() {
        return database.get()
                .sql("select holder, fence, beat, leaving, candidate from leases where name = 'lead'")
                .query((row, number) -> new State(
                        row.getString("holder"),
                        row.getLong("fence"),
                        row.getLong("beat"),
                        row.getBoolean("leaving"),
                        row.getString("candidate")))
                .single();
    }

    /** Takes it as it was seen; of several who try, one has it. */
    Optional<Long> take(State seen) {
        long fence = seen.fence() + 1;
        int taken = database.get()
                .sql("update leases set holder = :me, fence = :next, beat = 0, leaving = false, candidate = '' "
                        + "where name = 'lead' and holder = :holder and fence = :fence and beat = :beat")
                .param("me", me)
                .param("next", fence)
                .param("holder", seen.holder())
                .param("fence", seen.fence())
                .param("beat", seen.beat())
                .update();
        return taken == 1 ? Optional.of(fence) : Optional.empty();
    }

    /** @return false if somebody else leads by now */
    boolean beat(long fence) {
        return ours("update leases set beat = beat + 1" + OURS, fence);
    }

    /** Tells the candidate to get ready. */
    boolean leave(long fence) {
        return ours("update leases set leaving = true" + OURS, fence);
    }

    void release(long fence) {
        ours("update leases set holder = '', leaving = false" + OURS, fence);
    }

    /** Lets the leader know who would take over. */
    void stand() {
        database.get()
                .sql("update leases set candidate = :me where name = 'lead' and candidate <> :me")
                .param("me", me)
                .update();
    }

    private boolean ours(String statement, long fence) {
        return database.get()
                        .sql(statement)
                        .param("me", me)
                        .param("fence", fence)
                        .update()
                == 1;
    }

    /**
     * The row.
     *
     * @param holder the process that leads; empty if none does
     * @param leaving whether it ends, and waits until the candidate listens
     * @param candidate the process that waits; empty if none does
     */
    record State(String holder, long fence, long beat, boolean leaving, String candidate) {}
}
