package io.vitrine.runsheet;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads and writes run sheets; its callers bring the transaction. */
@Component
class RunTables {

    private static final int USUAL_LOW_STOCK = 5;

    private final JdbcClient jdbc;

    RunTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state of a run; of one that has no row yet, as it would begin. */
    Run run(BroadcastId show) {
        return of(show, "select step, low_stock from run_sheets where broadcast_id = :show")
                .query((row, number) -> new Run(row.getLong("step"), row.getInt("low_stock")))
                .optional()
                .orElse(new Run(0, USUAL_LOW_STOCK));
    }

    void begin(BroadcastId show) {
        of(
                        show,
                        "insert into run_sheets (broadcast_id, step, low_stock) values (:show, 0, :least)"
                                + " on conflict do nothing")
                .param("least", USUAL_LOW_STOCK)
                .update();
    }

    /** Takes a step for whoever comes first; the others wait until that is committed, and then come too late. */
    boolean step(BroadcastId show, long step) {
        return of(show, "update run_sheets set step = step + 1 where broadcast_id = :show and step = :step")
                        .param("step", step)
                        .update()
                > 0;
    }

    /** Whoever changes the order of cues does it alone. */
    void lock(BroadcastId show) {
        begin(show);
        of(show, "update run_sheets set low_stock = low_stock where broadcast_id = :show")
                .update();
    }

    void lowStock(BroadcastId show, int least) {
        of(show, "update run_sheets set low_stock = :least where broadcast_id = :show")
                .param("least", least)
                .update();
    }

    List<Cue> cues(BroadcastId show) {
        return of(show, "select * from cues where broadcast_id = :show order by position, id")
                .query(RunTables::cue)
                .list();
    }

    void add(BroadcastId show, CueDraft cue) {
        with(
                        of(
                                show,
                                "insert into cues (id, public_id, broadcast_id, position, kind, subject, text, lasting,"
                                        + " script, seconds, fired_step) values (:id, :public, :show, (select"
                                        + " coalesce(max(position), 0) + 1 from cues where broadcast_id = :show), :kind,"
                                        + " :subject, :text, :lasting, :script, :seconds, 0)"),
                        cue)
                .param("id", Ids.next())
                .param("public", PublicId.random().value())
                .update();
    }

    boolean change(BroadcastId show, String id, CueDraft cue) {
        return with(
                                of(
                                        show,
                                        "update cues set kind = :kind, subject = :subject, text = :text,"
                                                + " lasting = :lasting, script = :script, seconds = :seconds"
                                                + " where broadcast_id = :show and public_id = :cue"),
                                cue)
                        .param("cue", id)
                        .update()
                > 0;
    }

    void remove(BroadcastId show, String id) {
        of(show, "delete from cues where broadcast_id = :show and public_id = :cue")
                .param("cue", id)
                .update();
    }

    void arrange(BroadcastId show, List<String> order) {
        for (int i = 0; i < order.size(); i++) {
            of(show, "update cues set position = :position where broadcast_id = :show and public_id = :cue")
                    .param("position", i + 1)
                    .param("cue", order.get(i))
                    .update();
        }
    }

    void fired(String id, long step, Instant at, @Nullable String done, @Nullable String problem) {
        jdbc.sql("update cues set fired_step = :step, fired_at = :at, done = nullif(:done, '-'),"
                        + " problem = nullif(:problem, '-') where public_id = :cue")
                .param("step", step)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("done", done == null ? "-" : done)
                .param("problem", problem == null ? "-" : problem)
                .param("cue", id)
                .update();
    }

    void unfired(String id) {
        jdbc.sql("update cues set fired_step = 0, fired_at = null, done = null, problem = null where public_id = :cue")
                .param("cue", id)
                .update();
    }

    private StatementSpec of(BroadcastId show, String sql) {
        return jdbc.sql(sql).param("show", show.value());
    }

    private static StatementSpec with(StatementSpec statement, CueDraft cue) {
        return statement
                .param("kind", cue.kind().name())
                .param("subject", cue.subject())
                .param("text", cue.text())
                .param("lasting", cue.lasting())
                .param("script", cue.script())
                .param("seconds", cue.seconds());
    }

    private static Cue cue(ResultSet row, int number) throws SQLException {
        OffsetDateTime firedAt = row.getObject("fired_at", OffsetDateTime.class);
        return new Cue(
                row.getString("public_id"),
                new CueDraft(
                        CueKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getInt("lasting"),
                        row.getString("script"),
                        row.getInt("seconds")),
                row.getLong("fired_step"),
                firedAt == null ? null : firedAt.toInstant(),
                row.getString("done"),
                row.getString("problem"));
    }

    record Run(long step, int lowStock) {}
}
