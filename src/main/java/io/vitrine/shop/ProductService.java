package io.vitrine.shop;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.ProductDraft.VariantDraft;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps products in the database, and opens and closes their accounts in the ledger. */
@Service
@Transactional
class ProductService implements Products {

    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final ProductRepository products;
    private final JdbcStockLedger stock;
    private final ImageTable images;
    private final EntityManager entities;
    private final AuditLog audit;
    private final ShopSettings settings;
    private final Clock clock;

    ProductService(
            ProductRepository products,
            JdbcStockLedger stock,
            ImageTable images,
            EntityManager entities,
            AuditLog audit,
            ShopSettings settings,
            Clock clock) {
        this.products = products;
        this.stock = stock;
        this.images = images;
        this.entities = entities;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Currency currency() {
        return settings.currency();
    }

    @Override
    public ProductView create(SellerId seller, ProductDraft draft) {
        ProductDraft checked = ProductRules.checked(draft);
        Product product = new Product(seller, checked, clock.instant());
        keepSkusApart(seller, product.id(), checked);
        products.saveAndFlush(product);
        product.variantIds().forEach(stock::open);
        book(product, checked);
        audit.note("product.created", product.id(), checked.title());
        return view(product);
    }

    @Override
    public ProductView change(ProductId id, ProductDraft draft) {
        ProductDraft checked = ProductRules.checked(draft);
        Product product = get(id);
        keepSkusApart(view(product).seller(), id, checked);
        Set<VariantId> before = Set.copyOf(product.variantIds());
        for (VariantId gone : product.change(checked)) {
            if (!stock.close(gone)) {
                throw ShopException.of("shop.variant.sold", "Variant " + gone + " was held or sold");
            }
        }
        // First what there is: a new variant may have the SKU that another had.
        entities.flush();
        product.grow(checked);
        entities.flush();
        product.variantIds().stream()
                .filter(variant -> !before.contains(variant))
                .forEach(stock::open);
        book(product, checked);
        audit.note("product.changed", id, checked.title());
        return view(product);
    }

    @Override
    public ProductView become(ProductId id, ProductStatus status) {
        Product product = get(id);
        product.become(status);
        audit.note("product." + status.key(), id, "");
        return view(product);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProductView> find(PublicId publicId) {
        return products.findByPublicId(publicId.value()).map(this::view);
    }

    @Override
    public Optional<ProductView> lock(PublicId publicId) {
        return products.findAndLockByPublicId(publicId.value()).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductView> page(
            SellerId seller, String text, @Nullable ProductStatus status, @Nullable ProductId after, int most) {
        Set<ProductStatus> wanted = status == null ? EnumSet.allOf(ProductStatus.class) : EnumSet.of(status);
        UUID from = after == null ? FIRST : after.value();
        return views(products.page(seller.value(), wanted, like(text), from, Limit.of(most)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProductView> ofVariant(VariantId variant) {
        return products.findByVariant(variant.value()).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductView> findAll(Collection<ProductId> ids) {
        return views(ids.stream().map(ProductId::value).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductView> ofSeller(SellerId seller, String text, @Nullable ProductStatus status) {
        Set<ProductStatus> wanted =
                status == null ? EnumSet.of(ProductStatus.DRAFT, ProductStatus.ACTIVE) : EnumSet.of(status);
        return views(products.search(seller.value(), wanted, like(text), Limit.of(MOST_LISTED)));
    }

    private static String like(String text) {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    @Override
    public ProductDraft checked(ProductDraft draft) {
        return ProductRules.checked(draft);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductView> withSkus(SellerId seller, Collection<String> skus) {
        List<String> all = List.copyOf(skus);
        Set<UUID> ids = new LinkedHashSet<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            ids.addAll(products.withSku(seller.value(), all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return views(List.copyOf(ids));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductView> all(SellerId seller) {
        return views(products.all(seller.value()));
    }

    private void keepSkusApart(SellerId seller, ProductId product, ProductDraft draft) {
        List<String> skus = draft.variants().stream().map(VariantDraft::sku).toList();
        Map<String, Long> counts =
                skus.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        for (int i = 0; i < skus.size(); i++) {
            String sku = skus.get(i);
            if (counts.getOrDefault(sku, 0L) > 1 || products.isTaken(seller.value(), sku, product.value())) {
                throw ShopException.ofVariant("shop.sku.taken", i, "The SKU " + sku + " is taken", sku);
            }
        }
    }

    private void book(Product product, ProductDraft draft) {
        List<VariantId> variants = product.variantIds();
        for (int i = 0; i < variants.size(); i++) {
            int units = draft.variants().get(i).stockChange();
            if (units != 0 && !stock.add(variants.get(i), units)) {
                int left = view(product).variants().get(i).stock().left();
                throw ShopException.ofVariant("shop.stock.less", i, "Only " + left + " are left", left);
            }
        }
    }

    private Product get(ProductId id) {
        return products.findAndLockById(id.value())
                .orElseThrow(() -> ShopException.of("shop.product.unknown", "There is no product " + id));
    }

    private ProductView view(Product product) {
        return product.view(stock.of(product.variantIds()), images.of(product.id()));
    }

    /** In the order of the ids; in parts, since no statement takes thousands of them. */
    private List<ProductView> views(List<UUID> ids) {
        List<ProductView> views = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> part = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            Map<ProductId, Product> found =
                    products.findAllByIdIn(part).stream().collect(Collectors.toMap(Product::id, Function.identity()));
            Map<VariantId, StockLevel> levels = stock.of(found.values().stream()
                    .flatMap(product -> product.variantIds().stream())
                    .toList());
            Map<ProductId, List<ProductImage>> pictures = images.of(found.keySet());
            for (UUID id : part) {
                Product product = found.get(new ProductId(id));
                if (product != null) {
                    views.add(product.view(levels, pictures.getOrDefault(product.id(), List.of())));
                }
            }
        }
        return views;
    }
}
