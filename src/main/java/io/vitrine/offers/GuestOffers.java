package io.vitrine.offers;

import io.vitrine.accounts.GuestSignedIn;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what a guest has of offers as the person's whom the guest turned out to be. Both together may have more than a
 * buyer can have; then the person can have no more of it.
 */
@Component
class GuestOffers {

    private final JdbcClient jdbc;

    GuestOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After the shop, which locks the guest's orders: whoever gives one up locks it first, too. */
    @EventListener
    @Order(2)
    @Transactional
    void on(GuestSignedIn who) {
        run(
                "update offer_buyers set units = units + (select g.units from offer_buyers g"
                        + " where g.buyer = :guest and g.offer_id = offer_buyers.offer_id)"
                        + " where buyer = :person and offer_id in"
                        + " (select g.offer_id from offer_buyers g where g.buyer = :guest)",
                who);
        run(
                "delete from offer_buyers where buyer = :guest and offer_id in"
                        + " (select p.offer_id from offer_buyers p where p.buyer = :person)",
                who);
        run("update offer_buyers set buyer = :person where buyer = :guest", who);
    }

    private void run(String statement, GuestSignedIn who) {
        jdbc.sql(statement)
                .param("guest", who.guest().value())
                .param("person", who.person().value())
                .update();
    }
}
