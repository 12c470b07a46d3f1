package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes what a shop wants to be read again and again, while its show is on air. */
@Component
class ChatRepeats {

    private static final Logger log = LoggerFactory.getLogger(ChatRepeats.class);
    private static final String SELECT =
            "select id, broadcast_id, seller_id, body, every_seconds, next_at, by_account from chat_repeats ";

    private final JdbcClient jdbc;
    private final Broadcasts broadcasts;
    private final Accounts accounts;
    private final Chat chat;
    private final Clock clock;

    ChatRepeats(JdbcClient jdbc, Broadcasts broadcasts, Accounts accounts, Chat chat, Clock clock) {
        this.jdbc = jdbc;
        this.broadcasts = broadcasts;
        this.accounts = accounts;
        this.chat = chat;
        this.clock = clock;
    }

    List<ChatDeskView.Repeat> of(BroadcastId broadcast) {
        return jdbc
                .sql(SELECT + "where broadcast_id = :broadcast order by id")
                .param("broadcast", broadcast.value())
                .query(ChatRepeats::repeat)
                .list()
                .stream()
                .map(one -> new ChatDeskView.Repeat(one.id(), one.text(), one.seconds()))
                .toList();
    }

    void add(ChatPlace place, AccountId by, String text, int seconds, Instant first) {
        jdbc.sql("insert into chat_repeats (id, broadcast_id, seller_id, body, every_seconds, next_at, by_account)"
                        + " values (:id, :broadcast, :seller, :body, :every, :next, :by)")
                .param("id", Ids.next())
                .param("broadcast", place.show().id().value())
                .param("seller", place.seller().value())
                .param("body", text)
                .param("every", seconds)
                .param("next", Rows.time(first))
                .param("by", by.value())
                .update();
    }

    boolean remove(BroadcastId broadcast, UUID repeat) {
        return jdbc.sql("delete from chat_repeats where id = :id and broadcast_id = :broadcast")
                        .param("id", repeat)
                        .param("broadcast", broadcast.value())
                        .update()
                > 0;
    }

    @Scheduled(fixedDelayString = "${vitrine.stage.repeat-interval:1s}")
    void look() {
        Instant now = clock.instant();
        jdbc.sql(SELECT + "where next_at <= :now order by next_at limit 100")
                .param("now", Rows.time(now))
                .query(ChatRepeats::repeat)
                .list()
                .forEach(repeat -> write(repeat, now));
    }

    private void write(Repeat repeat, Instant now) {
        BroadcastView show = broadcasts.find(repeat.broadcast()).orElse(null);
        if (show == null || !show.phase().acceptsSignal()) {
            remove(repeat.broadcast(), repeat.id());
            return;
        }
        jdbc.sql("update chat_repeats set next_at = :next where id = :id")
                .param("next", Rows.time(now.plusSeconds(repeat.seconds())))
                .param("id", repeat.id())
                .update();
        if (!show.phase().isOnAir()) {
            return;
        }
        String shop = accounts.shopName(repeat.seller()).orElse(show.title());
        ChatAuthor host = new ChatAuthor(new VisitorId(repeat.by()), shop, ChatMark.HOST, false, "");
        try {
            chat.post(new ChatPlace(show, repeat.seller(), shop), host, repeat.text(), Ids.next());
        } catch (ChatException refused) {
            log.info("A repeated message of broadcast {} was not taken this time: {}", show.publicId(), refused.code());
        }
    }

    private static Repeat repeat(ResultSet row, int number) throws SQLException {
        return new Repeat(
                row.getObject("id", UUID.class),
                new BroadcastId(row.getObject("broadcast_id", UUID.class)),
                new SellerId(row.getObject("seller_id", UUID.class)),
                row.getString("body"),
                row.getInt("every_seconds"),
                row.getObject("by_account", UUID.class));
    }

    private record Repeat(UUID id, BroadcastId broadcast, SellerId seller, String text, int seconds, UUID by) {}
}
