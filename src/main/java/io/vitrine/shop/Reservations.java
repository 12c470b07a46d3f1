package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Ids;
import io.vitrine.shop.Pools.Share;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets units aside for orders. A condition on each reservation's state decides who settles it, and its units are counted
 * once; variants are always taken in one order, so that no two orders wait for each other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Reservations {

    private static final Comparator<Units> IN_ORDER =
            Comparator.comparing(units -> units.variant().toString());

    private final JdbcClient jdbc;
    private final JdbcStockLedger stock;
    private final Pools pools;
    private final Clock clock;

    Reservations(JdbcClient jdbc, JdbcStockLedger stock, Pools pools, Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.pools = pools;
        this.clock = clock;
    }

    /**
     * Holds all of it, or nothing.
     *
     * @return the variant of which too few are left
     */
    Optional<VariantId> hold(OrderId order, VisitorId buyer, List<Units> wanted) {
        List<Units> held = new ArrayList<>();
        for (Units units : wanted.stream().sorted(IN_ORDER).toList()) {
            if (!isKnown(units.variant()) || !take(buyer, units)) {
                held.forEach(back -> release(buyer, back));
                return Optional.of(units.variant());
            }
            held.add(units);
        }
        held.forEach(units -> jdbc.sql("insert into reservations"
                        + " (id, order_id, variant_id, quantity, state, returned, changed_at, pool, pool_share)"
                        + " values (:id, :order, :variant, :quantity, :state, false, :at, :pool, :share)")
                .param("id", Ids.next())
                .param("order", order.value())
                .param("variant", units.variant().value())
                .param("quantity", units.quantity())
                .param("state", ReservationState.HELD.name())
                .param("at", now())
                .param("pool", units.from() == null ? null : units.from().pool())
                .param("share", units.from() == null ? null : units.from().id(), Types.OTHER)
                .update());
        return Optional.empty();
    }

    private boolean take(VisitorId buyer, Units units) {
        Share share = units.from();
        if (share == null) {
            return stock.hold(units.variant(), units.quantity());
        }
        if (!pools.of(share).take(share.id(), buyer, units.quantity())) {
            return false;
        }
        stock.holdPooled(units.variant(), units.quantity());
        return true;
    }

    private void release(VisitorId buyer, Units units) {
        Share share = units.from();
        if (share != null && pools.of(share).giveBack(share.id(), buyer, units.quantity())) {
            stock.releaseToPool(units.variant(), units.quantity());
        } else {
            stock.release(units.variant(), units.quantity());
        }
    }

    /** Counts what is held for the order as sold. */
    void confirm(OrderId order) {
        for (Held held : heldFor(order)) {
            settle(held, ReservationState.CONFIRMED);
            Share share = held.units().from();
            if (share != null) {
                pools.of(share).sell(share.id(), held.units().quantity());
            }
            stock.sell(held.units().variant(), held.units().quantity());
        }
    }

    /** Puts what is held for the order back on sale: nothing of what belongs to whoever pays first. */
    void end(OrderId order, ReservationState how) {
        for (Held held : find(order, "r.state = 'HELD'")) {
            settle(held, how);
            release(held.buyer(), held.units());
        }
    }

    /** Puts what the order was sold back on sale. */
    void takeBack(OrderId order) {
        for (Held sold : find(order, "r.state = 'CONFIRMED' and not r.returned")) {
            int changed = jdbc.sql("update reservations set returned = true, changed_at = :at"
                            + " where id = :id and state = 'CONFIRMED' and not returned")
                    .param("id", sold.id())
                    .param("at", now())
                    .update();
            if (changed == 1) {
                Share share = sold.units().from();
                if (share != null) {
                    pools.of(share)
                            .takeBack(share.id(), sold.buyer(), sold.units().quantity());
                }
                stock.takeBack(sold.units().variant(), sold.units().quantity());
            }
        }
    }

    private void settle(Held held, ReservationState how) {
        int changed = jdbc.sql("update reservations set state = :state, changed_at = :at"
                        + " where id = :id and state = 'HELD'")
                .param("state", how.name())
                .param("at", now())
                .param("id", held.id())
                .update();
        if (changed == 0) {
            throw new IllegalStateException("Reservation " + held.id() + " is settled already");
        }
    }

    private List<Held> heldFor(OrderId order) {
        List<Held> held = find(order, "r.state = 'HELD'");
        if (held.isEmpty()) {
            throw new IllegalStateException("Nothing is held for order " + order);
        }
        return held;
    }

    private List<Held> find(OrderId order, String condition) {
        return jdbc
                .sql("select r.id, r.variant_id, r.quantity, r.pool, r.pool_share, o.buyer from reservations r"
                        + " join orders o on o.id = r.order_id where r.order_id = :order and " + condition)
                .param("order", order.value())
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        new VisitorId(row.getObject("buyer", UUID.class)),
                        new Units(
                                new VariantId(row.getObject("variant_id", UUID.class)),
                                row.getInt("quantity"),
                                share(row.getString("pool"), row.getObject("pool_share", UUID.class)))))
                .list()
                .stream()
                .sorted(Comparator.comparing(Held::units, IN_ORDER))
                .toList();
    }

    private boolean isKnown(VariantId variant) {
        return stock.of(List.of(variant)).containsKey(variant);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Share share(@Nullable String pool, @Nullable UUID id) {
        return pool == null || id == null ? null : new Share(pool, id);
    }

    /**
     * So many of a variant.
     *
     * @param from where they are set aside; null if they are on sale for everybody
     */
    record Units(VariantId variant, int quantity, @Nullable Share from) {}

    private record Held(UUID id, VisitorId buyer, Units units) {}
}
