package io.vitrine.webhooks;

import static io.vitrine.webhooks.EndpointTable.time;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages, of their deliveries, and of the attempts at these. */
@Component
class DeliveryTable {

    /** What a message is called outside, before its own id. */
    private static final String MESSAGE = "msg_";

    private static final String VIEWS =
            "select d.public_id, m.public_id as message, m.type, m.body, d.state, d.attempts, d.next_at, d.created_at,"
                    + " a.at, a.millis, a.status, a.problem, a.answer from webhook_deliveries d"
                    + " join webhook_messages m on m.id = d.message_id"
                    // The last attempt of each.
                    + " left join webhook_attempts a on a.id = (select x.id from webhook_attempts x"
                    + " where x.delivery_id = d.id order by x.at desc, x.id desc limit 1)"
                    + " where d.endpoint_id = :endpoint";

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SellerId seller, EventType type, String body, Collection<UUID> endpoints, Instant now) {
        UUID message = Ids.next();
        jdbc.sql("insert into webhook_messages (id, public_id, seller_id, type, body, created_at)"
                        + " values (:id, :publicId, :seller, :type, :body, :now)")
                .param("id", message)
                .param("publicId", PublicId.random().value())
                .param("seller", seller.value())
                .param("type", type.key())
                .param("body", body)
                .param("now", time(now))
                .update();
        for (UUID endpoint : endpoints) {
            jdbc.sql("insert into webhook_deliveries (id, public_id, message_id, endpoint_id, state, attempts, next_at,"
                            + " created_at) values (:id, :publicId, :message, :endpoint, 'WAITING', 0, :now, :now)")
                    .param("id", Ids.next())
                    .param("publicId", PublicId.random().value())
                    .param("message", message)
                    .param("endpoint", endpoint)
                    .param("now", time(now))
                    .update();
        }
    }

    /** The next to send: the oldest of those whose time has come. */
    Optional<Parcel> next(UUID endpoint, Instant now) {
        return jdbc.sql("select d.id, m.public_id, m.body, d.attempts from webhook_deliveries d"
                        + " join webhook_messages m on m.id = d.message_id where d.endpoint_id = :endpoint"
                        + " and d.state = 'WAITING' and d.next_at <= :now order by d.created_at, d.id limit 1")
                .param("endpoint", endpoint)
                .param("now", time(now))
                .query((row, number) -> new Parcel(
                        row.getObject("id", UUID.class),
                        MESSAGE + row.getString("public_id"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .optional();
    }

    /**
     * Notes what came of an attempt.
     *
     * @param nextAt when it is tried again; null if it is not
     */
    void note(UUID delivery, Attempt attempt, @Nullable Instant nextAt) {
        DeliveryState state = attempt.isTaken()
                ? DeliveryState.DELIVERED
                : nextAt == null ? DeliveryState.FAILED : DeliveryState.WAITING;
        int known = jdbc.sql("update webhook_deliveries set state = :state, attempts = attempts + 1,"
                        + " next_at = :next where id = :id")
                .param("state", state.name())
                .param("next", time(nextAt == null ? attempt.at() : nextAt))
                .param("id", delivery)
                .update();
        if (known == 0) {
            // Somebody removed the endpoint meanwhile.
            return;
        }
        jdbc.sql("insert into webhook_attempts (id, delivery_id, at, millis, status, problem, answer)"
                        + " values (:id, :delivery, :at, :millis, :status, :problem, :answer)")
                .param("id", Ids.next())
                .param("delivery", delivery)
                .param("at", time(attempt.at()))
                .param("millis", attempt.millis())
                .param("status", attempt.status())
                .param(
                        "problem",
                        attempt.problem() == null ? null : attempt.problem().name())
                .param("answer", attempt.answer())
                .update();
    }

    void giveUpWaiting(UUID endpoint) {
        jdbc.sql("update webhook_deliveries set state = 'FAILED' where endpoint_id = :endpoint and state = 'WAITING'")
                .param("endpoint", endpoint)
                .update();
    }

    int waiting(UUID endpoint, EventType type) {
        return Objects.requireNonNull(jdbc.sql("select count(*) from webhook_deliveries d join webhook_messages m"
                        + " on m.id = d.message_id where d.endpoint_id = :endpoint and d.state = 'WAITING'"
                        + " and m.type = :type")
                .param("endpoint", endpoint)
                .param("type", type.key())
                .query(Integer.class)
                .single());
    }

    boolean replay(UUID endpoint, PublicId delivery, Instant now) {
        return jdbc.sql("update webhook_deliveries set state = 'WAITING', attempts = 0, next_at = :now"
                                + " where public_id = :delivery and endpoint_id = :endpoint")
                        .param("now", time(now))
                        .param("delivery", delivery.value())
                        .param("endpoint", endpoint)
                        .update()
                > 0;
    }

    int replayFailed(UUID endpoint, Instant since, Instant now, int most) {
        return jdbc.sql("update webhook_deliveries set state = 'WAITING', attempts = 0, next_at = :now where id in"
                        + " (select id from webhook_deliveries where endpoint_id = :endpoint and state = 'FAILED'"
                        + " and created_at >= :since order by created_at, id limit :most)")
                .param("now", time(now))
                .param("endpoint", endpoint)
                .param("since", time(since))
                .param("most", most)
                .update();
    }

    List<Delivery> list(UUID endpoint, boolean failedOnly, int most) {
        return jdbc.sql(VIEWS + (failedOnly ? " and (d.state = 'FAILED' or a.problem is not null)" : "")
                        + " order by d.created_at desc, d.id desc limit :most")
                .param("endpoint", endpoint)
                .param("most", most)
                .query(DeliveryTable::view)
                .list();
    }

    Optional<Webhooks.DeliveryDetails> find(UUID endpoint, PublicId delivery) {
        return jdbc.sql(VIEWS + " and d.public_id = :delivery")
                .param("endpoint", endpoint)
                .param("delivery", delivery.value())
                .query((row, number) -> new Webhooks.DeliveryDetails(
                        view(row, number), row.getString("body"), attempts(endpoint, delivery)))
                .optional();
    }

    private List<Attempt> attempts(UUID endpoint, PublicId delivery) {
        return jdbc.sql("select a.* from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id"
                        + " where d.public_id = :delivery and d.endpoint_id = :endpoint order by a.at, a.id")
                .param("delivery", delivery.value())
                .param("endpoint", endpoint)
                .query(DeliveryTable::attempt)
                .list();
    }

    /** Messages that are older, with all that is known of their deliveries. */
    int forget(Instant before, int most) {
        return jdbc.sql("delete from webhook_messages where id in (select id from webhook_messages"
                        + " where created_at < :before order by created_at limit :most)")
                .param("before", time(before))
                .param("most", most)
                .update();
    }

    private static Delivery view(ResultSet row, int number) throws SQLException {
        return new Delivery(
                PublicId.of(row.getString("public_id")),
                MESSAGE + row.getString("message"),
                row.getString("type"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Objects.requireNonNull(EndpointTable.instant(row, "next_at")),
                Objects.requireNonNull(EndpointTable.instant(row, "created_at")),
                row.getObject("at") == null ? null : attempt(row, number));
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        String problem = row.getString("problem");
        return new Attempt(
                Objects.requireNonNull(EndpointTable.instant(row, "at")),
                row.getInt("millis"),
                row.getObject("status", Integer.class),
                problem == null ? null : Problem.of(problem).orElse(Problem.PROTOCOL),
                row.getString("answer"));
    }

    /**
     * A message to be sent.
     *
     * @param message its {@code webhook-id}
     * @param attempts that were made since it was last sent off
     */
    record Parcel(UUID delivery, String message, String body, int attempts) {}
}
