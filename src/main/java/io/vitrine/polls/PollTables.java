package io.vitrine.polls;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes polls and votes; its callers bring the transaction. */
@Component
class PollTables {

    private static final String COLUMNS =
            "select id, public_id, broadcast_id, question, correct, state, shown, media_at from polls ";

    private final JdbcClient jdbc;

    PollTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PublicId insert(BroadcastId show, PollDraft draft, Instant now) {
        UUID id = Ids.next();
        PublicId publicId = PublicId.random();
        jdbc.sql("insert into polls (id, public_id, broadcast_id, question, correct, state, shown, media_at)"
                        + " values (:id, :public, :show, :question, :correct, 'DRAFT', false, :now)")
                .param("id", id)
                .param("public", publicId.value())
                .param("show", show.value())
                .param("question", draft.question())
                .param("correct", draft.correct() == null ? 0 : draft.correct())
                .param("now", at(now))
                .update();
        for (int i = 0; i < draft.options().size(); i++) {
            jdbc.sql("insert into poll_options (poll_id, number, text) values (:id, :number, :text)")
                    .param("id", id)
                    .param("number", i + 1)
                    .param("text", draft.options().get(i))
                    .update();
        }
        return publicId;
    }

    boolean deleteDraft(BroadcastId show, PublicId poll) {
        return jdbc.sql("delete from polls where public_id = :poll and broadcast_id = :show and state = 'DRAFT'")
                        .param("poll", poll.value())
                        .param("show", show.value())
                        .update()
                > 0;
    }

    /** @return whether it stood where the change begins */
    boolean move(PollView poll, PollState from, PollState to, boolean shown, Instant mediaAt) {
        return jdbc.sql("update polls set state = :to, shown = :shown, media_at = :at"
                                + " where public_id = :poll and state = :from")
                        .param("to", to.name())
                        .param("shown", shown)
                        .param("at", at(mediaAt))
                        .param("poll", poll.id().value())
                        .param("from", from.name())
                        .update()
                > 0;
    }

    /** Closes and takes down all but one of them. */
    void clear(BroadcastId show, String exceptPublicId) {
        jdbc.sql("update polls set state = 'CLOSED'"
                        + " where broadcast_id = :show and state = 'OPEN' and public_id <> :except")
                .param("show", show.value())
                .param("except", exceptPublicId)
                .update();
        jdbc.sql("update polls set shown = false where broadcast_id = :show and shown and public_id <> :except")
                .param("show", show.value())
                .param("except", exceptPublicId)
                .update();
    }

    List<PollView> of(BroadcastId show) {
        return jdbc.sql(COLUMNS + "where broadcast_id = :show order by id")
                .param("show", show.value())
                .query(this::poll)
                .list();
    }

    List<PollView> shown() {
        return jdbc.sql(COLUMNS + "where shown").query(this::poll).list();
    }

    Optional<PollView> shown(BroadcastId show) {
        return jdbc.sql(COLUMNS + "where broadcast_id = :show and shown order by id desc limit 1")
                .param("show", show.value())
                .query(this::poll)
                .optional();
    }

    Optional<PollView> find(BroadcastId show, PublicId poll) {
        return jdbc.sql(COLUMNS + "where public_id = :poll and broadcast_id = :show")
                .param("poll", poll.value())
                .param("show", show.value())
                .query(this::poll)
                .optional();
    }

    /** @return false if this visitor has voted before */
    boolean vote(PublicId poll, VisitorId visitor, int option, Instant now) {
        return jdbc.sql("insert into poll_votes (poll_id, visitor_id, number, voted_at) values"
                                + " ((select id from polls where public_id = :poll), :visitor, :number, :now)"
                                + " on conflict do nothing")
                        .param("poll", poll.value())
                        .param("visitor", visitor.value())
                        .param("number", option)
                        .param("now", at(now))
                        .update()
                > 0;
    }

    Optional<Integer> voteOf(PublicId poll, VisitorId visitor) {
        return jdbc.sql("select v.number from poll_votes v join polls p on p.id = v.poll_id"
                        + " where p.public_id = :poll and v.visitor_id = :visitor")
                .param("poll", poll.value())
                .param("visitor", visitor.value())
                .query(Integer.class)
                .optional();
    }

    private PollView poll(ResultSet row, int number) throws SQLException {
        int correct = row.getInt("correct");
        return new PollView(
                PublicId.of(row.getString("public_id")),
                new BroadcastId(row.getObject("broadcast_id", UUID.class)),
                row.getString("question"),
                options(row.getObject("id", UUID.class)),
                correct == 0 ? null : correct,
                PollState.valueOf(row.getString("state")),
                row.getBoolean("shown"),
                row.getObject("media_at", OffsetDateTime.class).toInstant());
    }

    private List<PollView.Option> options(UUID poll) {
        return jdbc.sql("select o.number, o.text, (select count(*) from poll_votes v"
                        + " where v.poll_id = o.poll_id and v.number = o.number) as votes"
                        + " from poll_options o where o.poll_id = :poll order by o.number")
                .param("poll", poll)
                .query((row, number) ->
                        new PollView.Option(row.getInt("number"), row.getString("text"), row.getLong("votes")))
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
