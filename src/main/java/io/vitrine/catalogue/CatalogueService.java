package io.vitrine.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Formulas;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.ShopException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the files that sellers look at, and brings them in with a transaction for each product. */
@Service
class CatalogueService implements Catalogues {

    private static final Logger log = LoggerFactory.getLogger(CatalogueService.class);

    private static final CSVFormat WRITTEN = CSVFormat.RFC4180;

    private final Cache<PublicId, Pending> pending;
    private final Planner planner;
    private final Products products;
    private final TransactionOperations transactions;

    CatalogueService(Planner planner, Products products, TransactionTemplate transactions) {
        this.planner = planner;
        this.products = products;
        this.transactions = transactions;
        this.pending = Caffeine.newBuilder()
                .maximumWeight(10L * MOST_ROWS)
                .weigher((PublicId id, Pending file) -> file.sheet().lines().size())
                .expireAfterAccess(Duration.ofMinutes(30))
                .build();
    }

    @Override
    public PublicId read(SellerId seller, byte[] file) {
        Sheet sheet = Sheet.of(file);
        PublicId id = PublicId.random();
        // One at a time of each seller: the memory is everybody's.
        pending.asMap().values().removeIf(other -> other.seller().equals(seller));
        pending.put(id, new Pending(seller, sheet, null));
        return id;
    }

    @Override
    public Optional<CatalogueReport> report(SellerId seller, PublicId catalogue) {
        return mine(seller, catalogue).map(file -> {
            Plan plan = planner.plan(seller, file.sheet());
            // What was shown first is what is done, as long as nothing but sales came between.
            if (file.shown() == null
                    || !file.shown().report().fingerprint().equals(plan.report().fingerprint())) {
                pending.put(catalogue, new Pending(seller, file.sheet(), plan));
                return plan.report();
            }
            return file.shown().report();
        });
    }

    @Override
    public Optional<ImportResult> bringIn(SellerId seller, PublicId catalogue, String fingerprint) {
        Optional<CatalogueReport> now = report(seller, catalogue);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        if (!now.get().fingerprint().equals(fingerprint)) {
            throw new CatalogueChangedException();
        }
        Pending file = pending.asMap().remove(catalogue);
        if (file == null || file.shown() == null) {
            return Optional.empty();
        }
        List<ImportResult.Failure> failures = new ArrayList<>();
        int done = 0;
        for (Plan.Step step : file.shown().steps()) {
            RowProblem problem = attempt(seller, step);
            if (problem == null) {
                done++;
            } else {
                failures.add(
                        new ImportResult.Failure(step.firstRow(), step.draft().title(), problem));
            }
        }
        log.info("Seller {} brought in {} products; {} failed", seller, done, failures.size());
        return Optional.of(new ImportResult(done, failures));
    }

    @Override
    public void write(SellerId seller, Appendable to) throws IOException {
        CSVPrinter printer = new CSVPrinter(to, WRITTEN);
        printer.printRecord("product", "sku", "variant", "price", "stock", "description", "status");
        for (ProductView product : products.all(seller)) {
            for (VariantView variant : product.variants()) {
                printer.printRecord(
                        Formulas.guarded(product.title()),
                        Formulas.guarded(variant.sku()),
                        Formulas.guarded(variant.name()),
                        variant.price().plain(),
                        variant.stock().left(),
                        Formulas.guarded(product.description()),
                        product.status().key());
            }
        }
    }

    private Optional<Pending> mine(SellerId seller, PublicId catalogue) {
        return Optional.ofNullable(pending.getIfPresent(catalogue))
                .filter(file -> file.seller().equals(seller));
    }

    private @Nullable RowProblem attempt(SellerId seller, Plan.Step step) {
        try {
            transactions.executeWithoutResult(status -> {
                ProductView kept = step.existing() == null
                        ? products.create(seller, step.draft())
                        : products.change(step.existing().id(), step.draft());
                if (kept.status() != step.status()) {
                    products.become(kept.id(), step.status());
                }
            });
            return null;
        } catch (ShopException e) {
            return RowProblem.ofRow(e.code(), e.args());
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException e) {
            log.info("A product of seller {} changed while it was brought in: {}", seller, e.toString());
            return RowProblem.ofRow("catalogue.row.failed");
        }
    }

    /**
     * A file that a seller looks at.
     *
     * @param shown what was last said of it; null before the first look
     */
    private record Pending(
            SellerId seller, Sheet sheet, @Nullable Plan shown) {}
}
