package io.vitrine.shop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the ledger with conditional statements: the database decides, in one step, whether there is enough. */
@Component
@Transactional
class JdbcStockLedger implements StockLedger {

    private static final String LEFT = "on_hand - held - sold - pooled";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    JdbcStockLedger(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Opens the account of a new variant, which has nothing yet. */
    void open(VariantId variant) {
        jdbc.sql("insert into stock (variant_id, on_hand, held, sold, pooled) values (:variant, 0, 0, 0, 0)")
                .param("variant", variant.value())
                .update();
    }

    /** @return false if anything of it is set aside, or was ever held or sold; then its account stays */
    boolean close(VariantId variant) {
        return changed(
                "delete from stock where variant_id = :variant and held = 0 and sold = 0 and pooled = 0", variant, 0);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, StockLevel> of(Collection<VariantId> variants) {
        if (variants.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = variants.stream().map(VariantId::value).toList();
        return jdbc
                .sql("select variant_id, on_hand, held, sold, pooled from stock where variant_id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> Map.entry(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        new StockLevel(
                                row.getInt("on_hand"), row.getInt("held"), row.getInt("sold"), row.getInt("pooled"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean add(VariantId variant, int units) {
        if (changed(
                "update stock set on_hand = on_hand + :units"
                        + " where variant_id = :variant and on_hand + :units >= held + sold + pooled",
                variant,
                units)) {
            if (units > 0) {
                events.publishEvent(new StockFreed(variant));
            }
            return true;
        }
        return known(variant);
    }

    @Override
    public boolean hold(VariantId variant, int units) {
        return takeOff("held", variant, units);
    }

    @Override
    public boolean pool(VariantId variant, int units) {
        return takeOff("pooled", variant, units);
    }

    private boolean takeOff(String account, VariantId variant, int units) {
        if (units < 1) {
            throw new IllegalArgumentException("Units are held one at least, and not " + units);
        }
        String statement = "update stock set " + account + " = " + account
                + " + :units where variant_id = :variant and " + LEFT + " >= :units";
        return changed(statement, variant, units) || known(variant);
    }

    /** Holds for an order what was set aside for its buyer. */
    void holdPooled(VariantId variant, int units) {
        settle(
                "update stock set pooled = pooled - :units, held = held + :units"
                        + " where variant_id = :variant and pooled >= :units",
                variant,
                units);
    }

    /** Sets aside again what was held for an order. */
    void releaseToPool(VariantId variant, int units) {
        settle(
                "update stock set held = held - :units, pooled = pooled + :units"
                        + " where variant_id = :variant and held >= :units",
                variant,
                units);
    }

    @Override
    public void unpool(VariantId variant, int units) {
        settle(
                "update stock set pooled = pooled - :units where variant_id = :variant and pooled >= :units",
                variant,
                units);
        events.publishEvent(new StockFreed(variant));
    }

    @Override
    public void release(VariantId variant, int units) {
        settle("update stock set held = held - :units where variant_id = :variant and held >= :units", variant, units);
        events.publishEvent(new StockFreed(variant));
    }

    @Override
    public void sell(VariantId variant, int units) {
        settle(
                "update stock set held = held - :units, sold = sold + :units"
                        + " where variant_id = :variant and held >= :units",
                variant,
                units);
    }

    /** Puts back on sale what was sold, of an order that is given up. */
    void takeBack(VariantId variant, int units) {
        settle("update stock set sold = sold - :units where variant_id = :variant and sold >= :units", variant, units);
        events.publishEvent(new StockFreed(variant));
    }

    private void settle(String statement, VariantId variant, int units) {
        if (units < 1 || !changed(statement, variant, units)) {
            throw new IllegalStateException(units + " units of variant " + variant + " are not held");
        }
    }

    private boolean changed(String statement, VariantId variant, int units) {
        return jdbc.sql(statement)
                        .param("variant", variant.value())
                        .param("units", units)
                        .update()
                > 0;
    }

    /** @return false, for what was refused of a variant that there is */
    private boolean known(VariantId variant) {
        if (of(List.of(variant)).isEmpty()) {
            throw new IllegalArgumentException("The ledger knows no variant " + variant);
        }
        return false;
    }
}
