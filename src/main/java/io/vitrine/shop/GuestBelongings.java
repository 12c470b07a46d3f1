package io.vitrine.shop;

import io.vitrine.accounts.GuestSignedIn;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands a guest's cart, orders and coupons to the person whom the guest turned out to be. */
@Component
class GuestBelongings {

    private static final Logger log = LoggerFactory.getLogger(GuestBelongings.class);

    private final JdbcClient jdbc;

    GuestBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First of all who listen: whoever changes an order locks it before anything that hangs on it. */
    @EventListener
    @Order(1)
    @Transactional
    void on(GuestSignedIn who) {
        mergeCarts(who);
        int orders = run(
                "update orders set buyer = :person, version = version + 1 where buyer = :guest"
                        // A request that the person has sent, too, stays the guest's.
                        + " and idempotency_key not in (select o.idempotency_key from orders o where o.buyer = :person)",
                who);
        run(
                "update coupon_claims set visitor_id = :person where visitor_id = :guest"
                        + " and coupon_id not in (select k.coupon_id from coupon_claims k where k.visitor_id = :person)",
                who);
        if (orders > 0) {
            log.info("{} orders of guest {} are {}'s now", orders, who.guest(), who.person());
        }
    }

    /** Units of the same variant are added up; what is more than a cart holds is left out, the last that came first. */
    private void mergeCarts(GuestSignedIn who) {
        run(
                "update cart_lines set quantity = least(" + Carts.MOST_UNITS + ", quantity + (select g.quantity"
                        + " from cart_lines g where g.owner = :guest and g.variant_id = cart_lines.variant_id))"
                        + " where owner = :person and variant_id in"
                        + " (select g.variant_id from cart_lines g where g.owner = :guest)",
                who);
        run(
                "delete from cart_lines where owner = :guest and variant_id in"
                        + " (select p.variant_id from cart_lines p where p.owner = :person)",
                who);
        int lines = jdbc.sql("select count(*) from cart_lines where owner = :person")
                .param("person", who.person().value())
                .query(Integer.class)
                .single();
        List<UUID> fitting = jdbc.sql("select variant_id from cart_lines where owner = :guest"
                        + " order by added_at, variant_id limit " + Math.max(0, Orders.MOST_LINES - lines))
                .param("guest", who.guest().value())
                .query(UUID.class)
                .list();
        fitting.forEach(variant -> jdbc.sql(
                        "update cart_lines set owner = :person where owner = :guest and variant_id = :variant")
                .param("guest", who.guest().value())
                .param("person", who.person().value())
                .param("variant", variant)
                .update());
        jdbc.sql("delete from cart_lines where owner = :guest")
                .param("guest", who.guest().value())
                .update();
    }

    private int run(String statement, GuestSignedIn who) {
        return jdbc.sql(statement)
                .param("guest", who.guest().value())
                .param("person", who.person().value())
                .update();
    }
}
