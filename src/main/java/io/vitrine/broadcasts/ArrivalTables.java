package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.stereotype.Component;

/**
 * Reads and writes what encoders that arrive need, for many of them at once; its callers bring the transaction.
 *
 * <p>By plain statements: as entities the same rows took three times as long, when encoders came by the thousand.
 */
@Component
class ArrivalTables {

    private static final String HELD = "select open_channel from publish_sessions where open_channel = any(?)";

    private static final String DECIDING = "select * from broadcasts where channel_id = any(?) and (phase in ("
            + Phase.ACCEPTING.stream().map(phase -> "'" + phase + "'").collect(Collectors.joining(", "))
            + ") or refuses_until > ?)";

    private static final String BEGUN =
            "insert into broadcasts (id, public_id, channel_id, channel_public_id, media_id,"
                    + " title, phase, ad_hoc, picture_ready, session_id, reconnect_seconds, kind, visibility, hold_mode,"
                    + " deadline, created_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";

    private static final String CARRIED = "update broadcasts set phase = ?, picture_ready = ?, session_id = ?,"
            + " reconnect_seconds = ?, deadline = ?, version = version + 1 where id = ? and version = ?";

    private static final String OPENED =
            "insert into publish_sessions (id, channel_id, open_channel, broadcast_id, boot,"
                    + " client_id, address, encoder, opened_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";

    private final JdbcTemplate jdbc;

    ArrivalTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the channels that have an open session. */
    List<ChannelId> held(Collection<ChannelId> channels) {
        return jdbc.query(of(HELD, channels, null), (row, number) -> new ChannelId(row.getObject(1, UUID.class)));
    }

    /** What decides about encoders of the channels: the broadcasts that they may carry, and those that keep them away. */
    List<Broadcast> deciding(Collection<ChannelId> channels, Instant now) {
        return jdbc.query(of(DECIDING, channels, now), (row, number) -> Broadcast.of(row));
    }

    private static PreparedStatementCreator of(String sql, Collection<ChannelId> channels, @Nullable Instant now) {
        return connection -> {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", channels.stream().map(ChannelId::value).toArray()));
            if (now != null) {
                statement.setObject(2, Rows.time(now));
            }
            return statement;
        };
    }

    /** Writes broadcasts that encoders came for, whether they were there before or not. */
    void save(List<Broadcast> carried) {
        write(
                BEGUN,
                carried.stream().filter(Broadcast::isNew).map(Broadcast::begun).toList());
        List<@Nullable Object[]> known = carried.stream()
                .filter(broadcast -> !broadcast.isNew())
                .map(Broadcast::carried)
                .toList();
        for (int changed : write(CARRIED, known)) {
            if (changed == 0) {
                throw new OptimisticLockingFailureException("A broadcast was changed meanwhile");
            }
        }
    }

    void open(List<PublishSession> sessions) {
        write(OPENED, sessions.stream().map(PublishSession::opened).toList());
    }

    private int[] write(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return jdbc.batchUpdate(sql, rows, rows.size(), ArrivalTables::fill)[0];
    }

    private static void fill(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }
}
