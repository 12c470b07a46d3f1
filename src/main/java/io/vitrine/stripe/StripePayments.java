package io.vitrine.stripe;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.OrderId;
import io.vitrine.stripe.StripePayment.RefundState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps attempts to pay as rows; each change is one statement whose condition decides who makes it. */
@Component
@Transactional
class StripePayments {

    private final JdbcClient jdbc;
    private final Clock clock;

    StripePayments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return whether it is the first with that number */
    boolean add(StripePayment payment) {
        return jdbc.sql("insert into stripe_payments (id, order_id, order_public_id, seller_id, attempt, back, amount,"
                                + " currency, state, created_at, closes_at, expires_at, next_look, refund_tries, surplus)"
                                + " values (:id, :order, :public, :seller, :attempt, :back, :amount, :currency, :state,"
                                + " :created, :closes, :expires, :look, 0, false) on conflict do nothing")
                        .param("id", payment.id())
                        .param("order", payment.orderId().value())
                        .param("public", payment.order().value())
                        .param("seller", payment.seller().value())
                        .param("attempt", payment.attempt())
                        .param("back", payment.back())
                        .param("amount", payment.amount().minor())
                        .param("currency", payment.amount().currency().getCurrencyCode())
                        .param("state", payment.state().name())
                        .param("created", at(payment.createdAt()))
                        .param("closes", at(payment.closesAt()))
                        .param("expires", at(payment.expiresAt()))
                        .param("look", at(payment.createdAt().plus(Duration.ofMinutes(1))))
                        .update()
                == 1;
    }

    void opened(UUID id, Snapshot snapshot) {
        jdbc.sql("update stripe_payments set session_id = :session, address = :address,"
                        // Another request for the same may have heard nothing.
                        + " state = case when state = 'LOST' then 'OPEN' else state end, reported = null"
                        + " where id = :id and session_id is null")
                .param("session", snapshot.session())
                .param("address", snapshot.address())
                .param("id", id)
                .update();
    }

    /** Takes over what Stripe says, unless it has said something later before. */
    void advance(UUID id, Snapshot told) {
        if (told.state().before().isEmpty()) {
            return;
        }
        boolean paid = told.state() == SessionState.PAID;
        jdbc.sql("update stripe_payments set state = :state, session_id = coalesce(session_id, :session),"
                        + " intent = coalesce(:intent, intent), paid_amount = :paid, paid_currency = :currency"
                        + " where id = :id and state in (:before)")
                .param("state", told.state().name())
                .param("session", told.session())
                .param("intent", told.intent())
                .param("paid", paid ? told.amount().units() : null)
                .param("currency", paid ? told.amount().currency() : null)
                .param("id", id)
                .param("before", told.state().before())
                .update();
    }

    void reported(UUID id, SessionState state) {
        set("reported = :value", id, state.name());
    }

    void lost(UUID id) {
        jdbc.sql("update stripe_payments set state = 'LOST', reported = 'LOST'"
                        + " where id = :id and state = 'OPEN' and session_id is null")
                .param("id", id)
                .update();
    }

    /** Nobody shall pay for the order any more; what was paid is given back if it is owed. */
    void giveUp(OrderId order, boolean owed) {
        jdbc.sql("update stripe_payments set closes_at = :now, next_look = :now"
                        + " where order_id = :order and state = 'OPEN'")
                .param("now", now())
                .param("order", order.value())
                .update();
        if (owed) {
            jdbc.sql("update stripe_payments set refund = 'WANTED', next_refund = :now"
                            + " where order_id = :order and state = 'PAID' and refund is null and not surplus")
                    .param("now", now())
                    .param("order", order.value())
                    .update();
        }
    }

    void giveBackSurplus(UUID id) {
        jdbc.sql("update stripe_payments set surplus = true, refund = 'WANTED', next_refund = :now"
                        + " where id = :id and refund is null")
                .param("now", now())
                .param("id", id)
                .update();
    }

    void refund(UUID id, RefundState state, @Nullable String refundId, Duration again) {
        jdbc.sql("update stripe_payments set refund = :state, refund_id = coalesce(:refund, refund_id),"
                        + " next_refund = :next where id = :id and refund in ('WANTED', 'PENDING')")
                .param("state", state.name())
                .param("refund", refundId)
                .param("next", at(clock.instant().plus(again)))
                .param("id", id)
                .update();
    }

    /** @param counts whether Stripe said no, rather than nothing */
    void refundTrouble(UUID id, boolean counts, Duration again) {
        jdbc.sql("update stripe_payments set refund = 'WANTED', next_refund = :next, refund_tries = refund_tries + :one"
                        + " where id = :id and refund in ('WANTED', 'PENDING')")
                .param("next", at(clock.instant().plus(again)))
                .param("one", counts ? 1 : 0)
                .param("id", id)
                .update();
    }

    /** Whether nobody has asked Stripe about it since then; whoever is told so asks. */
    boolean claimLook(UUID id, Duration interval) {
        return jdbc.sql("update stripe_payments set looked_at = :now"
                                + " where id = :id and (looked_at is null or looked_at <= :then)")
                        .param("now", now())
                        .param("then", at(clock.instant().minus(interval)))
                        .param("id", id)
                        .update()
                == 1;
    }

    void lookAgain(UUID id, Duration in) {
        set("next_look = :value", id, at(clock.instant().plus(in)));
    }

    Optional<StripePayment> find(UUID id, SellerId seller) {
        return select("id = :id and seller_id = :seller", "")
                .param("id", id)
                .param("seller", seller.value())
                .query(StripePayments::row)
                .optional();
    }

    Optional<StripePayment> latest(OrderId order) {
        return select("order_id = :order", " order by attempt desc limit 1")
                .param("order", order.value())
                .query(StripePayments::row)
                .optional();
    }

    Optional<StripePayment> byIntent(String intent, SellerId seller) {
        return select("intent = :intent and seller_id = :seller", " limit 1")
                .param("intent", intent)
                .param("seller", seller.value())
                .query(StripePayments::row)
                .optional();
    }

    /** Those that Stripe has to be asked about now. */
    List<StripePayment> due(int most) {
        return select("state in ('OPEN', 'PROCESSING') and next_look <= :now", " order by next_look limit " + most)
                .param("now", now())
                .query(StripePayments::row)
                .list();
    }

    /** Those whose order was not told how they stand. */
    List<StripePayment> untold(int most) {
        return select(
                        "state not in ('OPEN', 'LOST') and (reported is null or reported <> state)",
                        " order by created_at limit " + most)
                .query(StripePayments::row)
                .list();
    }

    List<StripePayment> owed(int most) {
        return select("refund in ('WANTED', 'PENDING') and next_refund <= :now", " order by next_refund limit " + most)
                .param("now", now())
                .query(StripePayments::row)
                .list();
    }

    /** Whether something is still to be paid or given back. */
    boolean areUnderWay(SellerId seller) {
        return jdbc.sql("select count(*) from stripe_payments where seller_id = :seller"
                                + " and (state in ('OPEN', 'PROCESSING') or refund in ('WANTED', 'PENDING'))")
                        .param("seller", seller.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private StatementSpec select(String condition, String rest) {
        return jdbc.sql("select * from stripe_payments where " + condition + rest);
    }

    private void set(String what, UUID id, Object value) {
        jdbc.sql("update stripe_payments set " + what + " where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    private static StripePayment row(ResultSet row, int number) throws SQLException {
        String reported = row.getString("reported");
        String paidIn = row.getString("paid_currency");
        String refund = row.getString("refund");
        return new StripePayment(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                PublicId.of(row.getString("order_public_id")),
                new SellerId(row.getObject("seller_id", UUID.class)),
                row.getInt("attempt"),
                row.getString("session_id"),
                row.getString("address"),
                row.getString("back"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                SessionState.valueOf(row.getString("state")),
                reported == null ? null : SessionState.valueOf(reported),
                paidIn == null ? null : new StripeAmount(row.getLong("paid_amount"), paidIn),
                row.getString("intent"),
                instant(row, "created_at"),
                instant(row, "closes_at"),
                instant(row, "expires_at"),
                refund == null ? null : RefundState.valueOf(refund),
                row.getString("refund_id"),
                row.getInt("refund_tries"),
                row.getBoolean("surplus"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
