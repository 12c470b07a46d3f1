package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.ProductDraft.VariantDraft;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a seller sells, in one or more variants. */
@Entity
@Table(name = "products")
class Product {

    @Id
    private UUID id;

    private String publicId;
    private UUID sellerId;
    private String title;
    private String description;

    @Enumerated(EnumType.STRING)
    private ProductStatus status;

    private Instant createdAt;

    @OneToMany(mappedBy = "product", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Variant> variants;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    Product(SellerId seller, ProductDraft draft, Instant now) {
        this.id = Ids.next();
        this.publicId = PublicId.random().value();
        this.sellerId = seller.value();
        this.title = draft.title();
        this.description = draft.description();
        this.status = ProductStatus.DRAFT;
        this.createdAt = now;
        this.variants = new ArrayList<>();
        grow(draft);
    }

    /**
     * Changes all but the variants that are new, whose SKUs may have been those of others: they {@link #grow} afterwards.
     *
     * @return the variants that the draft no longer names; they are taken away
     */
    List<VariantId> change(ProductDraft draft) {
        title = draft.title();
        description = draft.description();
        List<Variant> kept = new ArrayList<>();
        int place = 0;
        for (VariantDraft wanted : draft.variants()) {
            int here = place++;
            known(wanted).ifPresent(variant -> {
                variant.change(wanted, here);
                kept.add(variant);
            });
        }
        List<VariantId> gone = variants.stream()
                .filter(variant -> !kept.contains(variant))
                .map(Variant::id)
                .toList();
        variants.retainAll(kept);
        return gone;
    }

    /** Adds the variants of the draft that are new. */
    final void grow(ProductDraft draft) {
        int place = 0;
        for (VariantDraft wanted : draft.variants()) {
            if (known(wanted).isEmpty()) {
                Variant variant = new Variant(this, sellerId);
                variant.change(wanted, place);
                variants.add(variant);
            }
            place++;
        }
        variants.sort(Variant.IN_ORDER);
    }

    private Optional<Variant> known(VariantDraft wanted) {
        return variants.stream()
                .filter(variant -> variant.id().equals(wanted.id()))
                .findFirst();
    }

    void become(ProductStatus next) {
        status = next;
    }

    ProductId id() {
        return new ProductId(id);
    }

    List<VariantId> variantIds() {
        return variants.stream().map(Variant::id).toList();
    }

    ProductView view(Map<VariantId, StockLevel> stock, List<ProductImage> images) {
        return new ProductView(
                id(),
                PublicId.of(publicId),
                new SellerId(sellerId),
                title,
                description,
                status,
                variants.stream().map(variant -> variant.view(stock)).toList(),
                images);
    }
}
