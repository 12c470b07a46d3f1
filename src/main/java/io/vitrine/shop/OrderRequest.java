package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to buy of one shop.
 *
 * @param once tells this order from the same buyer's others: sent twice, it is one order
 * @param coupon the claim that is used for it; null for none
 */
public record OrderRequest(
        SellerId seller,
        List<Item> items,
        Recipient recipient,
        PaymentKind payment,
        String once,
        @Nullable UUID coupon) {

    public OrderRequest {
        items = List.copyOf(items);
    }

    public OrderRequest(SellerId seller, List<Item> items, Recipient recipient, PaymentKind payment, String once) {
        this(seller, items, recipient, payment, once, null);
    }

    /**
     * Some units of a variant.
     *
     * @param seen the price that the buyer was shown for one
     * @param show the broadcast on which it was found
     */
    public record Item(
            VariantId variant,
            int quantity,
            Money seen,
            @Nullable UUID show) {}
}
