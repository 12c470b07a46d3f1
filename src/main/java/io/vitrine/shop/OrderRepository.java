package io.vitrine.shop;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Stores orders with their lines and payments. */
interface OrderRepository extends JpaRepository<Order, UUID> {

    /** Takes the order's row first of all that a change of it touches, so that changes come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from ShopOrder o where o.id = :id")
    Optional<Order> lock(UUID id);

    @EntityGraph(attributePaths = {"lines", "payment"})
    Optional<Order> findByPublicId(String publicId);

    @EntityGraph(attributePaths = {"lines", "payment"})
    Optional<Order> findByBuyerAndIdempotencyKey(UUID buyer, String idempotencyKey);

    @EntityGraph(attributePaths = {"lines", "payment"})
    List<Order> findAllByIdInOrderByPlacedAtDescIdDesc(Collection<UUID> ids);

    int countByBuyerAndState(UUID buyer, OrderState state);

    @Query("select o.id from ShopOrder o where o.buyer = :buyer order by o.placedAt desc, o.id desc")
    List<UUID> ofBuyer(UUID buyer, Limit most);

    /** @param like in lower case, as SQL's {@code like} wants it, escaped with {@code !} */
    @Query("select o.id from ShopOrder o where o.sellerId = :seller and o.state in :states"
            + " and (lower(o.orderNumber) like :like escape '!' or lower(o.recipientName) like :like escape '!'"
            + " or o.phone like :like escape '!') order by o.placedAt desc, o.id desc")
    List<UUID> search(UUID seller, Collection<OrderState> states, String like, Limit most);

    @Query("select o.id from ShopOrder o where o.sellerId = :seller and o.state in :states"
            + " and (o.changedAt > :from or (o.changedAt = :from and o.id > :after)) order by o.changedAt, o.id")
    List<UUID> changed(UUID seller, Collection<OrderState> states, Instant from, UUID after, Limit most);

    @Query("select o.id from ShopOrder o where o.state = :state and o.expiresAt <= :now"
            + " and o.payment.state <> io.vitrine.shop.PaymentState.CONFIRMING order by o.expiresAt")
    List<UUID> overdue(OrderState state, Instant now, Limit most);
}
