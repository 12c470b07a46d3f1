package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what sellers sell. */
public interface Products {

    /** The most products that {@link #ofSeller} gives. */
    int MOST_LISTED = 200;

    /** The most variants of a product. */
    int MOST_VARIANTS = 100;

    /** The currency that prices of new products are in. */
    Currency currency();

    /**
     * Makes a draft.
     *
     * @throws ShopException if something in it is not valid, or a SKU is taken
     */
    ProductView create(SellerId seller, ProductDraft draft);

    /**
     * Changes a product; a variant that the draft does not name is taken away.
     *
     * @throws ShopException as {@link #create}; if more stock would be taken away than is left; or if a variant that was
     *     held or sold would be taken away
     */
    ProductView change(ProductId product, ProductDraft draft);

    /** Moves a product on; nothing happens if it stands there already. */
    ProductView become(ProductId product, ProductStatus status);

    Optional<ProductView> find(PublicId publicId);

    /** As {@link #find}; nobody else changes it before the end of the transaction at hand. */
    Optional<ProductView> lock(PublicId publicId);

    /**
     * A seller's products, oldest first.
     *
     * @param text as for {@link #ofSeller}
     * @param status null for all, the archived among them
     * @param after those that were made after this one; null to begin with the oldest
     */
    List<ProductView> page(
            SellerId seller, String text, @Nullable ProductStatus status, @Nullable ProductId after, int most);

    /** The product that it is a variant of. */
    Optional<ProductView> ofVariant(VariantId variant);

    /** Those that there are, in any order. */
    List<ProductView> findAll(Collection<ProductId> products);

    /**
     * What {@link #create} and {@link #change} would keep: the draft without spaces around its texts.
     *
     * @throws ShopException if something in it is not valid; what other products and the ledger say is not looked at
     */
    ProductDraft checked(ProductDraft draft);

    /** A seller's products that have one of these SKUs, in any order. */
    List<ProductView> withSkus(SellerId seller, Collection<String> skus);

    /** All products of a seller, oldest first, however many. */
    List<ProductView> all(SellerId seller);

    /**
     * A seller's products, newest first, at most {@link #MOST_LISTED}.
     *
     * @param text part of a title or of a SKU, in any case; empty for all
     * @param status null for all but what is archived
     */
    List<ProductView> ofSeller(SellerId seller, String text, @Nullable ProductStatus status);
}
