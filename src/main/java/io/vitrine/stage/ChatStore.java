package io.vitrine.stage;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps messages, rooms and what a shop says in all its rooms. */
@Component
@Transactional
class ChatStore {

    private static final String MESSAGE =
            "select broadcast_id, n, author_id, client_key, author_name, mark, body, status, question, created_at"
                    + " from chat_messages where broadcast_id = :broadcast ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ChatStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What was kept before under the same key stays as it is. */
    void add(List<ChatMessage> messages) {
        batches.batchUpdate(
                "insert into chat_messages (broadcast_id, n, author_id, client_key, author_name, mark, body, status,"
                        + " question, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                messages,
                messages.size(),
                (row, message) -> {
                    row.setObject(1, message.broadcast().value());
                    row.setLong(2, message.n());
                    row.setObject(3, message.author());
                    row.setObject(4, message.key());
                    row.setString(5, message.name());
                    row.setString(6, message.mark().name());
                    row.setString(7, message.text());
                    row.setString(8, message.status().name());
                    row.setString(9, name(message.question()));
                    row.setObject(10, time(message.at()));
                });
    }

    void change(ChatMessage message) {
        jdbc.sql("update chat_messages set body = :body, status = :status, question = :question"
                        + " where broadcast_id = :broadcast and n = :n")
                .param("body", message.text())
                .param("status", message.status().name())
                .param("question", name(message.question()))
                .param("broadcast", message.broadcast().value())
                .param("n", message.n())
                .update();
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    List<ChatMessage> last(BroadcastId broadcast, int most) {
        List<ChatMessage> found = new ArrayList<>(jdbc.sql(MESSAGE + "order by n desc limit :most")
                .param("broadcast", broadcast.value())
                .param("most", most)
                .query(ChatStore::message)
                .list());
        Collections.reverse(found);
        return found;
    }

    @Transactional(readOnly = true)
    Optional<ChatMessage> find(BroadcastId broadcast, long n) {
        return jdbc.sql(MESSAGE + "and n = :n")
                .param("broadcast", broadcast.value())
                .param("n", n)
                .query(ChatStore::message)
                .optional();
    }

    /** Questions that are not answered yet, oldest first. */
    @Transactional(readOnly = true)
    List<ChatMessage> questions(BroadcastId broadcast, int most) {
        return jdbc.sql(MESSAGE + "and question in ('NEW', 'ON_AIR') and status = 'VISIBLE' order by n limit :most")
                .param("broadcast", broadcast.value())
                .param("most", most)
                .query(ChatStore::message)
                .list();
    }

    @Transactional(readOnly = true)
    List<ChatMessage> reported(BroadcastId broadcast, int most) {
        return jdbc.sql(MESSAGE + "and status = 'VISIBLE' and exists (select 1 from chat_reports r where"
                        + " r.broadcast_id = chat_messages.broadcast_id and r.n = chat_messages.n)"
                        + " order by n desc limit :most")
                .param("broadcast", broadcast.value())
                .param("most", most)
                .query(ChatStore::message)
                .list();
    }

    @Transactional(readOnly = true)
    List<ChatMessage> aside(BroadcastId broadcast, int most) {
        return jdbc.sql(MESSAGE + "and status <> 'DELETED' and exists (select 1 from chat_aside a where"
                        + " a.broadcast_id = chat_messages.broadcast_id and a.n = chat_messages.n)"
                        + " order by n desc limit :most")
                .param("broadcast", broadcast.value())
                .param("most", most)
                .query(ChatStore::message)
                .list();
    }

    void aside(BroadcastId broadcast, long n, boolean kept, Instant at) {
        if (kept) {
            jdbc.sql("insert into chat_aside (broadcast_id, n, created_at) values (:broadcast, :n, :at)"
                            + " on conflict do nothing")
                    .param("broadcast", broadcast.value())
                    .param("n", n)
                    .param("at", time(at))
                    .update();
        } else {
            jdbc.sql("delete from chat_aside where broadcast_id = :broadcast and n = :n")
                    .param("broadcast", broadcast.value())
                    .param("n", n)
                    .update();
        }
    }

    /** What one author wrote and viewers see, of the last messages. */
    @Transactional(readOnly = true)
    List<ChatMessage> of(BroadcastId broadcast, UUID author, int most) {
        return jdbc.sql(MESSAGE + "and author_id = :author and status = 'VISIBLE' order by n desc limit :most")
                .param("broadcast", broadcast.value())
                .param("author", author)
                .param("most", most)
                .query(ChatStore::message)
                .list();
    }

    void report(BroadcastId broadcast, long n, UUID reporter, Instant at) {
        jdbc.sql("insert into chat_reports (broadcast_id, n, reporter_id, created_at)"
                        + " values (:broadcast, :n, :reporter, :at) on conflict do nothing")
                .param("broadcast", broadcast.value())
                .param("n", n)
                .param("reporter", reporter)
                .param("at", time(at))
                .update();
    }

    void settleReports(BroadcastId broadcast, long n) {
        jdbc.sql("delete from chat_reports where broadcast_id = :broadcast and n = :n")
                .param("broadcast", broadcast.value())
                .param("n", n)
                .update();
    }

    @Transactional(readOnly = true)
    Setup setup(BroadcastId broadcast) {
        return jdbc.sql("select frozen, slow, guests, pinned, words from chat_rooms where broadcast_id = :broadcast")
                .param("broadcast", broadcast.value())
                .query((row, number) -> new Setup(
                        new ChatPolicy(row.getBoolean("frozen"), row.getInt("slow"), row.getBoolean("guests")),
                        row.getObject("pinned", Long.class),
                        row.getString("words")))
                .optional()
                .orElse(new Setup(ChatPolicy.OPEN, null, ""));
    }

    void keep(BroadcastId broadcast, Setup setup) {
        jdbc.sql("delete from chat_rooms where broadcast_id = :broadcast")
                .param("broadcast", broadcast.value())
                .update();
        jdbc.sql("insert into chat_rooms (broadcast_id, frozen, slow, guests, pinned, words)"
                        + " values (:broadcast, :frozen, :slow, :guests, :pinned, :words)")
                .param("broadcast", broadcast.value())
                .param("frozen", setup.policy().frozen())
                .param("slow", setup.policy().slow())
                .param("guests", setup.policy().guests())
                .param("pinned", setup.pinned(), java.sql.Types.BIGINT)
                .param("words", setup.words())
                .update();
    }

    @Transactional(readOnly = true)
    ShopWords shop(SellerId seller) {
        return jdbc.sql("select words, replies from chat_shops where seller_id = :seller")
                .param("seller", seller.value())
                .query((row, number) -> new ShopWords(row.getString("words"), row.getString("replies")))
                .optional()
                .orElse(new ShopWords("", ""));
    }

    void keep(SellerId seller, ShopWords words) {
        jdbc.sql("delete from chat_shops where seller_id = :seller")
                .param("seller", seller.value())
                .update();
        jdbc.sql("insert into chat_shops (seller_id, words, replies) values (:seller, :words, :replies)")
                .param("seller", seller.value())
                .param("words", words.words())
                .param("replies", words.replies())
                .update();
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static List<String> skeletons(Collection<String> words) {
        return words.stream()
                .map(ChatText::skeleton)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static ChatMessage message(ResultSet row, int number) throws SQLException {
        String question = row.getString("question");
        return new ChatMessage(
                new BroadcastId(row.getObject("broadcast_id", UUID.class)),
                row.getLong("n"),
                row.getObject("author_id", UUID.class),
                row.getObject("client_key", UUID.class),
                row.getString("author_name"),
                ChatMark.valueOf(row.getString("mark")),
                row.getString("body"),
                ChatMessage.Status.valueOf(row.getString("status")),
                question == null ? null : ChatQuestion.valueOf(question),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String name(@Nullable ChatQuestion question) {
        return question == null ? null : question.name();
    }

    /**
     * How a room is set up.
     *
     * @param pinned the message that stays in view
     * @param words that nobody may write here, one a line
     */
    record Setup(ChatPolicy policy, @Nullable Long pinned, String words) {

        Setup with(ChatPolicy next) {
            return new Setup(next, pinned, words);
        }

        Setup pin(@Nullable Long next) {
            return new Setup(policy, next, words);
        }
    }

    /**
     * What a shop keeps for all its rooms.
     *
     * @param words that nobody may write, one a line
     * @param replies that its people write often, one a line
     */
    record ShopWords(String words, String replies) {}
}
