package io.vitrine.shop;

import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shared.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened to the payments of orders; what is told twice is kept once. */
@Component
class PaymentHistory {

    private static final int MOST_OF_REFERENCE = 120;
    private static final int MOST_OF_DETAIL = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(OrderId order, PaymentEvent event, @Nullable Money amount, String reference) {
        note(order, event, amount, reference, "", "");
    }

    void note(OrderId order, PaymentEvent event, @Nullable Money amount, String reference, String code, String detail) {
        jdbc.sql("insert into payment_notes (id, order_id, at, event, amount, currency, reference, code, detail)"
                        + " values (:id, :order, :at, :event, :amount, :currency, :reference, :code, :detail)"
                        + " on conflict do nothing")
                .param("id", Ids.next())
                .param("order", order.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("event", event.name())
                .param("amount", amount == null ? null : amount.minor())
                .param("currency", amount == null ? null : amount.currency().getCurrencyCode())
                .param("reference", PlainText.cleaned(reference, MOST_OF_REFERENCE))
                .param("code", code)
                .param("detail", PlainText.cleaned(detail, MOST_OF_DETAIL))
                .update();
    }

    boolean has(OrderId order, PaymentEvent event, String reference) {
        return jdbc.sql("select count(*) from payment_notes"
                                + " where order_id = :order and event = :event and reference = :reference")
                        .param("order", order.value())
                        .param("event", event.name())
                        .param("reference", reference)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Oldest first. */
    List<PaymentNote> of(OrderId order) {
        return jdbc.sql("select at, event, amount, currency, reference, code, detail from payment_notes"
                        + " where order_id = :order order by at, id")
                .param("order", order.value())
                .query((row, number) -> new PaymentNote(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        PaymentEvent.valueOf(row.getString("event")),
                        money(row),
                        row.getString("reference"),
                        row.getString("code"),
                        row.getString("detail")))
                .list();
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null ? null : Money.of(row.getLong("amount"), currency);
    }
}
