package io.vitrine.configurations;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.configurations.Version.State;
import io.vitrine.nodes.NodeOptions;
import io.vitrine.nodes.NodePlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The table of versions. */
@Component
class Versions implements NodePlan {

    private static final Logger log = LoggerFactory.getLogger(Versions.class);
    private static final int MOST_SHOWN = 50;
    private static final int LONGEST_PROBLEM = 2000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Accounts accounts;
    private final Clock clock;

    Versions(JdbcClient jdbc, JsonMapper json, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<NodeOptions> options() {
        return in(State.ACTIVE).map(Version::options);
    }

    /** The newest in this state. */
    Optional<Version> in(State state) {
        return jdbc.sql("select * from node_versions where state = :state order by number desc limit 1")
                .param("state", state.name())
                .query(this::version)
                .optional()
                .flatMap(version -> version);
    }

    Optional<Version> find(int number) {
        return jdbc.sql("select * from node_versions where number = :number")
                .param("number", number)
                .query(this::version)
                .optional()
                .flatMap(version -> version);
    }

    /** Newest first, without what is wanted. */
    List<Version> history() {
        return jdbc
                .sql("select * from node_versions where state <> 'WANTED' order by number desc limit :most")
                .param("most", MOST_SHOWN)
                .query(this::version)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** @return its number */
    int add(State state, NodeOptions options, AccountId who, @Nullable Integer restores, @Nullable String problem) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from node_versions")
                .query(Integer.class)
                .single();
        jdbc.sql("insert into node_versions (number, state, options, chosen_at, chosen_by, restores, problem)"
                        + " values (:number, :state, :options, :at, :who, :restores, :problem)")
                .param("number", number)
                .param("state", state.name())
                .param("options", json.writeValueAsString(options))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who.value())
                .param("restores", restores)
                .param(
                        "problem",
                        problem == null ? null : problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())))
                .update();
        return number;
    }

    void removeWanted() {
        jdbc.sql("delete from node_versions where state = 'WANTED'").update();
    }

    /** What held does no longer. */
    void retire() {
        jdbc.sql("update node_versions set state = 'PREVIOUS' where state = 'ACTIVE'")
                .update();
    }

    /** @return empty if what another release has written cannot be read by this one */
    private Optional<Version> version(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(read(row));
        } catch (JacksonException e) {
            log.error("Version {} of the configuration of nginx cannot be read", row.getInt("number"), e);
            return Optional.empty();
        }
    }

    private Version read(ResultSet row) throws SQLException {
        int restores = row.getInt("restores");
        boolean restored = !row.wasNull();
        return new Version(
                row.getInt("number"),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("options"), NodeOptions.class),
                row.getObject("chosen_at", OffsetDateTime.class).toInstant(),
                accounts.find(AccountId.of(row.getString("chosen_by")))
                        .map(AccountView::displayName)
                        .orElse(null),
                restored ? restores : null,
                row.getString("problem"));
    }
}
