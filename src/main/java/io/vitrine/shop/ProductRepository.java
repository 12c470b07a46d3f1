package io.vitrine.shop;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Stores products with their variants. */
interface ProductRepository extends JpaRepository<Product, UUID> {

    @Query("select v.product from Variant v where v.id = :variant")
    Optional<Product> findByVariant(UUID variant);

    @EntityGraph(attributePaths = "variants")
    Optional<Product> findByPublicId(String publicId);

    /** Takes the product's row first of all that a change of it touches, so that changes come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Product> findAndLockById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Product> findAndLockByPublicId(String publicId);

    /** As {@link #search}, oldest first, of those after one. */
    @Query("select p.id from Product p where p.sellerId = :seller and p.status in :status and p.id > :after"
            + " and (:like = '%%' or lower(p.title) like :like escape '!'"
            + " or exists (select 1 from Variant v where v.product = p and lower(v.sku) like :like escape '!'))"
            + " order by p.id")
    List<UUID> page(UUID seller, Collection<ProductStatus> status, String like, UUID after, Limit most);

    /**
     * Those of a seller that stand at one of the places, newest first.
     *
     * @param like part of a title or of a SKU in lower case, as SQL's {@code like} wants it, escaped with {@code !}
     */
    @Query("select p.id from Product p where p.sellerId = :seller and p.status in :status"
            + " and (lower(p.title) like :like escape '!'"
            + " or exists (select 1 from Variant v where v.product = p and lower(v.sku) like :like escape '!'))"
            + " order by p.createdAt desc, p.id desc")
    List<UUID> search(UUID seller, Collection<ProductStatus> status, String like, Limit most);

    @EntityGraph(attributePaths = "variants")
    List<Product> findAllByIdIn(Collection<UUID> ids);

    /** All of a seller's, oldest first. */
    @Query("select p.id from Product p where p.sellerId = :seller order by p.createdAt, p.id")
    List<UUID> all(UUID seller);

    @Query("select distinct v.product.id from Variant v where v.sellerId = :seller and v.sku in :skus")
    List<UUID> withSku(UUID seller, Collection<String> skus);

    @Query(
            "select count(v) > 0 from Variant v where v.sellerId = :seller and v.sku = :sku and v.product.id <> :product")
    boolean isTaken(UUID seller, String sku, UUID product);
}
