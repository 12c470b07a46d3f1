package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import io.vitrine.shared.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what moderators did, and knows from it who may not write. */
@Component
@Transactional
class ChatSanctions {

    static final String MUTE = "MUTE";
    static final String BAN = "BAN";
    static final String BAN_FROM_SHOP = "BAN_FROM_SHOP";

    private final JdbcClient jdbc;

    ChatSanctions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(ChatPlace place, String action, @Nullable ChatMessage about, Deed deed, @Nullable Instant endsAt) {
        jdbc.sql("insert into moderation_actions (id, broadcast_id, seller_id, action, n, visitor_id, visitor_name,"
                        + " reason, by_account, created_at, ends_at) values (:id, :broadcast, :seller, :action, :n,"
                        + " :visitor, :name, :reason, :by, :at, :ends)")
                .param("id", Ids.next())
                .param("broadcast", place.show().id().value())
                .param("seller", place.seller().value())
                .param("action", action)
                .param("n", about == null ? null : about.n(), java.sql.Types.BIGINT)
                .param("visitor", about == null ? null : about.author(), java.sql.Types.OTHER)
                .param("name", about == null ? null : about.name(), java.sql.Types.VARCHAR)
                .param("reason", deed.reason())
                .param("by", deed.by().value())
                .param("at", ChatStore.time(deed.at()))
                .param("ends", endsAt == null ? null : ChatStore.time(endsAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Those that hold in this room, the newest first. */
    @Transactional(readOnly = true)
    List<Sanction> inForce(ChatPlace place, Instant now) {
        return jdbc.sql("select id, action, visitor_id, visitor_name, reason, ends_at from moderation_actions"
                        + " where lifted_at is null and (ends_at is null or ends_at > :now)"
                        + " and (broadcast_id = :broadcast and action in ('MUTE', 'BAN')"
                        + " or seller_id = :seller and action = 'BAN_FROM_SHOP') order by created_at desc")
                .param("now", ChatStore.time(now))
                .param("broadcast", place.show().id().value())
                .param("seller", place.seller().value())
                .query((row, number) -> {
                    OffsetDateTime endsAt = row.getObject("ends_at", OffsetDateTime.class);
                    return new Sanction(
                            row.getObject("id", UUID.class),
                            row.getString("action"),
                            row.getObject("visitor_id", UUID.class),
                            row.getString("visitor_name"),
                            row.getString("reason"),
                            endsAt == null ? null : endsAt.toInstant());
                })
                .list();
    }

    /** @return whether there was one to lift */
    boolean lift(ChatPlace place, UUID sanction, Instant now) {
        return jdbc.sql("update moderation_actions set lifted_at = :now where id = :id and seller_id = :seller"
                                + " and lifted_at is null and action in ('MUTE', 'BAN', 'BAN_FROM_SHOP')")
                        .param("now", ChatStore.time(now))
                        .param("id", sanction)
                        .param("seller", place.seller().value())
                        .update()
                > 0;
    }

    /** Who did it, when and why. */
    record Deed(AccountId by, String reason, Instant at) {}

    /** @param endsAt null if only the shop can end it */
    record Sanction(
            UUID id,
            String action,
            UUID visitor,
            String name,
            String reason,
            @Nullable Instant endsAt) {}
}
