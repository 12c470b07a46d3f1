package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads and writes what is on stage; its callers bring the transaction. */
@Component
class StageTables {

    private final JdbcClient jdbc;

    StageTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Entry> lineUp(BroadcastId show) {
        return of(
                        show,
                        "select product_id, sold_out, listed_price, listed_currency from lineup"
                                + " where broadcast_id = :show order by position")
                .query((row, number) -> new Entry(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        row.getBoolean("sold_out"),
                        Money.of(row.getLong("listed_price"), row.getString("listed_currency"))))
                .list();
    }

    void add(BroadcastId show, ProductId product, Money price) {
        of(
                        show,
                        "insert into lineup (broadcast_id, product_id, position, sold_out, listed_price, listed_currency)"
                                + " values (:show, :product, (select coalesce(max(position), 0) + 1 from lineup"
                                + " where broadcast_id = :show), false, :price, :currency) on conflict do nothing")
                .param("product", product.value())
                .param("price", price.minor())
                .param("currency", price.currency().getCurrencyCode())
                .update();
    }

    boolean remove(BroadcastId show, ProductId product) {
        return of(show, "delete from lineup where broadcast_id = :show and product_id = :product")
                        .param("product", product.value())
                        .update()
                > 0;
    }

    void arrange(BroadcastId show, List<ProductId> order) {
        for (int i = 0; i < order.size(); i++) {
            of(show, "update lineup set position = :position where broadcast_id = :show and product_id = :product")
                    .param("position", i)
                    .param("product", order.get(i).value())
                    .update();
        }
    }

    void soldOut(BroadcastId show, ProductId product, boolean soldOut) {
        of(show, "update lineup set sold_out = :soldOut where broadcast_id = :show and product_id = :product")
                .param("soldOut", soldOut)
                .param("product", product.value())
                .update();
    }

    /** Those that are open, the oldest first. */
    List<OpenPin> pins(BroadcastId show) {
        return of(
                        show,
                        "select product_id, slot, from_at from pins"
                                + " where broadcast_id = :show and open_slot is not null order by from_at, id")
                .query((row, number) -> new OpenPin(
                        row.getInt("slot"),
                        new ProductId(row.getObject("product_id", UUID.class)),
                        Rows.instant(row, "from_at")))
                .list();
    }

    void open(BroadcastId show, ProductId product, int slot, Instant from, AccountId by) {
        of(
                        show,
                        "insert into pins (id, broadcast_id, product_id, slot, open_slot, from_at, by_account)"
                                + " values (:id, :show, :product, :slot, :slot, :from, :by)")
                .param("id", Ids.next())
                .param("product", product.value())
                .param("slot", slot)
                .param("from", Rows.time(from))
                .param("by", by.value())
                .update();
    }

    boolean close(BroadcastId show, int slot, Instant to) {
        return of(
                                show,
                                "update pins set open_slot = null, to_at = :to where broadcast_id = :show and open_slot = :slot")
                        .param("slot", slot)
                        .param("to", Rows.time(to))
                        .update()
                > 0;
    }

    void closeAll(BroadcastId show, Instant to) {
        of(
                        show,
                        "update pins set open_slot = null, to_at = :to"
                                + " where broadcast_id = :show and open_slot is not null")
                .param("to", Rows.time(to))
                .update();
        of(show, "delete from notices where broadcast_id = :show").update();
    }

    /** Those whose time is not over. */
    List<Screen.Notice> notices(BroadcastId show, Instant now) {
        return of(
                        show,
                        "select kind, text, from_at, until_at from notices"
                                + " where broadcast_id = :show and (until_at is null or until_at > :now) order by kind")
                .param("now", Rows.time(now))
                .query((row, number) -> new Screen.Notice(
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        Rows.instant(row, "from_at"),
                        Rows.instantOrNull(row, "until_at")))
                .list();
    }

    void say(BroadcastId show, NoticeKind kind, String text, Instant from, @Nullable Instant until) {
        silence(show, kind);
        of(
                        show,
                        "insert into notices (broadcast_id, kind, text, from_at, until_at)"
                                + " values (:show, :kind, :text, :from, :until)")
                .param("kind", kind.name())
                .param("text", text)
                .param("from", Rows.time(from))
                .param("until", Rows.time(until))
                .update();
    }

    boolean silence(BroadcastId show, NoticeKind kind) {
        return of(show, "delete from notices where broadcast_id = :show and kind = :kind")
                        .param("kind", kind.name())
                        .update()
                > 0;
    }

    private StatementSpec of(BroadcastId show, String sql) {
        return jdbc.sql(sql).param("show", show.value());
    }

    /** @param listed what it cost when it was chosen for the show */
    record Entry(ProductId product, boolean soldOut, Money listed) {}

    record OpenPin(int slot, ProductId product, Instant from) {}
}
