package io.vitrine.runsheet;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the messages to the host in the database. */
@Component
@Transactional
class StoredHostMessages implements HostMessages {

    private static final String COLUMNS = "select id, author, text, sent_at, seen_at from host_messages";
    private static final int MOST_LISTED = 10;
    private static final int MOST_AUTHOR = 120;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredHostMessages(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void send(BroadcastView show, String author, String text) {
        String line = text.strip();
        if (line.codePointCount(0, line.length()) > MOST_TEXT || !PlainText.isOneLine(line, 2 * MOST_TEXT)) {
            throw RunSheetException.of("prompter.text", "A message is no line", MOST_TEXT);
        }
        if (waiting(show).size() >= MOST_WAITING) {
            throw RunSheetException.of("prompter.many", "The host has " + MOST_WAITING + " messages", MOST_WAITING);
        }
        jdbc.sql("insert into host_messages (id, broadcast_id, author, text, sent_at)"
                        + " values (:id, :show, :author, :text, :now)")
                .param("id", Ids.next())
                .param("show", show.id().value())
                .param("author", PlainText.cleaned(author, MOST_AUTHOR))
                .param("text", line)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new DeskChanged(show));
    }

    @Override
    public void acknowledge(BroadcastView show, UUID message) {
        int changed = jdbc.sql("update host_messages set seen_at = :now"
                        + " where id = :id and broadcast_id = :show and seen_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", message)
                .param("show", show.id().value())
                .update();
        if (changed > 0) {
            events.publishEvent(new DeskChanged(show));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Message> waiting(BroadcastView show) {
        return jdbc.sql(COLUMNS + " where broadcast_id = :show and seen_at is null order by id")
                .param("show", show.id().value())
                .query(StoredHostMessages::message)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Message> latest(BroadcastView show) {
        return jdbc.sql(COLUMNS + " where broadcast_id = :show order by id desc limit " + MOST_LISTED)
                .param("show", show.id().value())
                .query(StoredHostMessages::message)
                .list();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("author"),
                row.getString("text"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class) != null);
    }
}
