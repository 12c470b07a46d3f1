package io.vitrine.shop;

import io.vitrine.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the digests of the keys that open an order beside its first one; its callers bring the transaction. */
@Component
class OrderLinks {

    private final JdbcClient jdbc;

    OrderLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Secret add(OrderId order) {
        Secret key = OrderKeys.key();
        jdbc.sql("insert into order_links (order_id, key_digest) values (:order, :digest)")
                .param("order", order.value())
                .param("digest", OrderKeys.digest(key.reveal()))
                .update();
        return key;
    }

    boolean opens(OrderId order, String key) {
        return jdbc.sql("select count(*) from order_links where order_id = :order and key_digest = :digest")
                        .param("order", order.value())
                        .param("digest", OrderKeys.digest(key))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
