package io.vitrine.shop;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps coupons with conditional statements: the database decides, in one step, whether one is left. */
@Component
@Transactional
class JdbcCoupons implements Coupons {

    /** The products that a coupon is for, joined by commas: one question for all of them. */
    private static final String SCOPE = "(select string_agg(p.product_public_id, ',') from coupon_products p"
            + " where p.coupon_id = c.id) as scope";

    private static final String SELECT = "select c.*, " + SCOPE + " from coupons c";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final ShopSettings settings;
    private final Clock clock;

    JdbcCoupons(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            AuditLog audit,
            ShopSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CouponView create(SellerId seller, CouponDraft draft) {
        CouponDraft checked = CouponRules.checked(draft);
        CouponId id = new CouponId(Ids.next());
        jdbc.sql("insert into coupons (id, public_id, seller_id, title, kind, amount, currency, min_spend, total,"
                        + " claimed, valid_hours, status, created_at, click, address) values (:id, :public, :seller,"
                        + " :title, :kind, :amount, :currency, :least, :total, 0, :hours, 'DRAFT', :now, :click,"
                        + " :address)")
                .param("id", id.value())
                .param("public", PublicId.random().value())
                .param("seller", seller.value())
                .param("title", checked.title())
                .param("kind", checked.kind().name())
                .param("amount", checked.amount())
                .param("currency", settings.currency().getCurrencyCode())
                .param("least", checked.minSpend())
                .param("total", checked.total())
                .param("hours", checked.validHours())
                .param("now", at(clock.instant()))
                .param("click", checked.target().click().name())
                .param("address", checked.target().address())
                .update();
        checked.products()
                .forEach(product -> jdbc.sql("insert into coupon_products values (:id, :product)")
                        .param("id", id.value())
                        .param("product", product.value())
                        .update());
        audit.note("coupon.created", id, checked.title());
        return get(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CouponView> ofSeller(SellerId seller) {
        return jdbc.sql(SELECT + " where c.seller_id = :seller order by created_at desc, id desc limit :most")
                .param("seller", seller.value())
                .param("most", MOST_LISTED)
                .query(JdbcCoupons::coupon)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CouponView> page(SellerId seller, @Nullable CouponId after, int most) {
        return jdbc.sql(SELECT + " where c.seller_id = :seller and c.id > :after order by c.id limit :most")
                .param("seller", seller.value())
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .query(JdbcCoupons::coupon)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CouponView> find(PublicId coupon) {
        return jdbc.sql(SELECT + " where public_id = :id")
                .param("id", coupon.value())
                .query(JdbcCoupons::coupon)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CouponView> open(UUID broadcast) {
        return jdbc.sql(SELECT + " where status = 'OPEN' and broadcast_id = :broadcast and closes_at > :now"
                        + " order by closes_at, id")
                .param("broadcast", broadcast)
                .param("now", at(clock.instant()))
                .query(JdbcCoupons::coupon)
                .list();
    }

    @Override
    public CouponView drop(CouponId coupon, UUID broadcast, Duration length) {
        Instant end = clock.instant().plus(CouponRules.checked(length));
        int changed = jdbc.sql("update coupons set status = 'OPEN', broadcast_id = :broadcast, closes_at = :end"
                        + " where id = :id and status = 'DRAFT'")
                .param("broadcast", broadcast)
                .param("end", at(end))
                .param("id", coupon.value())
                .update();
        if (changed == 0) {
            throw ShopException.of("shop.coupon.dropped", "Coupon " + coupon + " was dropped before");
        }
        audit.note("coupon.dropped", coupon, "until " + end);
        return told(coupon);
    }

    @Override
    public void revoke(CouponId coupon) {
        int changed = jdbc.sql("update coupons set status = 'REVOKED' where id = :id and status in ('DRAFT', 'OPEN')")
                .param("id", coupon.value())
                .update();
        if (changed > 0) {
            audit.note("coupon.revoked", coupon, "");
            told(coupon);
        }
    }

    @Override
    public void expireAll(UUID broadcast) {
        jdbc.sql("select id from coupons where status = 'OPEN' and broadcast_id = :broadcast")
                .param("broadcast", broadcast)
                .query(UUID.class)
                .list()
                .forEach(this::expire);
    }

    /** Closes those whose time is over. */
    void expireLate() {
        jdbc.sql("select id from coupons where status = 'OPEN' and closes_at <= :now")
                .param("now", at(clock.instant()))
                .query(UUID.class)
                .list()
                .forEach(this::expire);
    }

    /** Counter and claim change together or not at all; that a visitor has one already the database says last. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public ClaimOutcome claim(CouponId coupon, VisitorId visitor) {
        if (has(coupon, visitor)) {
            return ClaimOutcome.ALREADY_YOURS;
        }
        try {
            return Objects.requireNonNull(transactions.execute(status -> take(coupon, visitor)));
        } catch (DuplicateKeyException e) {
            return ClaimOutcome.ALREADY_YOURS;
        }
    }

    private ClaimOutcome take(CouponId coupon, VisitorId visitor) {
        Instant now = clock.instant();
        int counted = jdbc.sql("update coupons set claimed = claimed + 1"
                        + " where id = :id and status = 'OPEN' and closes_at > :now and claimed < total"
                        + " and click = 'CLAIM'")
                .param("id", coupon.value())
                .param("now", at(now))
                .update();
        CouponView after = get(coupon);
        if (counted == 0) {
            boolean all = after.status() == CouponStatus.EXHAUSTED
                    || (after.status() == CouponStatus.OPEN && after.left() == 0);
            return all ? ClaimOutcome.GONE : ClaimOutcome.OVER;
        }
        jdbc.sql("insert into coupon_claims (id, coupon_id, visitor_id, claimed_at, valid_until)"
                        + " values (:id, :coupon, :visitor, :now, :until)")
                .param("id", Ids.next())
                .param("coupon", coupon.value())
                .param("visitor", visitor.value())
                .param("now", at(now))
                .param("until", at(now.plus(Duration.ofHours(after.validHours()))))
                .update();
        if (after.left() == 0) {
            jdbc.sql("update coupons set status = 'EXHAUSTED' where id = :id and status = 'OPEN'")
                    .param("id", coupon.value())
                    .update();
            told(coupon);
        }
        return ClaimOutcome.CLAIMED;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CouponClaim> usable(VisitorId visitor, SellerId seller, CouponBase order) {
        return jdbc
                .sql("select c.*, " + SCOPE + ", k.id as claim_id, k.valid_until"
                        + " from coupon_claims k join coupons c on c.id = k.coupon_id"
                        + " where k.visitor_id = :visitor and c.seller_id = :seller and k.used_order is null"
                        + " and k.valid_until > :now")
                .param("visitor", visitor.value())
                .param("seller", seller.value())
                .param("now", at(clock.instant()))
                .query((row, number) -> new CouponClaim(
                        row.getObject("claim_id", UUID.class),
                        coupon(row, number),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparingLong((CouponClaim claim) ->
                                claim.coupon().discount(order).minor())
                        .reversed()
                        .thenComparing(CouponClaim::validUntil))
                .toList();
    }

    @Override
    public Discount use(UUID claim, VisitorId visitor, SellerId seller, UUID order, CouponBase base) {
        CouponClaim wanted = usable(visitor, seller, base).stream()
                .filter(usable -> usable.id().equals(claim))
                .findFirst()
                .orElseThrow(() -> unusable(claim));
        Money off = wanted.coupon().discount(base);
        if (off.minor() == 0) {
            throw ShopException.of("shop.coupon.below", "The order is below the least of claim " + claim);
        }
        int used = jdbc.sql("update coupon_claims set used_order = :order where id = :claim and used_order is null")
                .param("order", order)
                .param("claim", claim)
                .update();
        if (used == 0) {
            throw unusable(claim);
        }
        return new Discount(wanted.coupon().title(), off);
    }

    @Override
    public void giveBack(UUID order) {
        jdbc.sql("update coupon_claims set used_order = null where used_order = :order")
                .param("order", order)
                .update();
    }

    private static ShopException unusable(UUID claim) {
        return ShopException.of("shop.coupon.unusable", "Claim " + claim + " was used, is over, or is another's");
    }

    private void expire(UUID coupon) {
        int changed = jdbc.sql("update coupons set status = 'EXPIRED' where id = :id and status = 'OPEN'")
                .param("id", coupon)
                .update();
        if (changed > 0) {
            told(new CouponId(coupon));
        }
    }

    private boolean has(CouponId coupon, VisitorId visitor) {
        return jdbc.sql("select count(*) from coupon_claims where coupon_id = :coupon and visitor_id = :visitor")
                        .param("coupon", coupon.value())
                        .param("visitor", visitor.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private CouponView told(CouponId coupon) {
        CouponView view = get(coupon);
        events.publishEvent(new CouponChanged(view));
        return view;
    }

    private CouponView get(CouponId coupon) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", coupon.value())
                .query(JdbcCoupons::coupon)
                .optional()
                .orElseThrow(() -> ShopException.of("shop.coupon.unknown", "There is no coupon " + coupon));
    }

    private static CouponView coupon(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new CouponView(
                new CouponId(row.getObject("id", UUID.class)),
                PublicId.of(row.getString("public_id")),
                new SellerId(row.getObject("seller_id", UUID.class)),
                row.getString("title"),
                CouponKind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                currency,
                new Money(row.getLong("min_spend"), currency),
                row.getInt("total"),
                row.getInt("claimed"),
                row.getInt("valid_hours"),
                CouponStatus.valueOf(row.getString("status")),
                row.getObject("broadcast_id", UUID.class),
                instant(row.getObject("closes_at", OffsetDateTime.class)),
                Arrays.stream(Objects.requireNonNullElse(row.getString("scope"), "")
                                .split(","))
                        .filter(PublicId::isValid)
                        .map(PublicId::of)
                        .collect(Collectors.toSet()),
                new CouponTarget(CouponClick.valueOf(row.getString("click")), row.getString("address")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
