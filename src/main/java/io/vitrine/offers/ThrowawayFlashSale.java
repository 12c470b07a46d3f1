package io.vitrine.offers;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Money;
import io.vitrine.shop.Books;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.OrderId;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.ShopException;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.VariantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Holds flash sales with a seller that nobody sees. */
@Component
class ThrowawayFlashSale implements FlashSale {

    private static final Logger log = LoggerFactory.getLogger(ThrowawayFlashSale.class);

    /** As many as have a request open at once. */
    private static final int AT_ONCE = 50;

    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final long LIST = 20_000;
    private static final long PRICE = 10_000;
    private static final Set<String> TOO_LATE = Set.of("shop.order.left", "shop.order.deal");
    private static final Recipient NOBODY = new Recipient("Self-test", "000-0000-0000", "", "", "Nowhere", "");

    private final OfferTable table;
    private final Products products;
    private final Payments payments;
    private final Orders orders;
    private final StockLedger stock;
    private final Books books;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Result last;

    ThrowawayFlashSale(
            OfferTable table,
            Products products,
            Payments payments,
            Orders orders,
            StockLedger stock,
            Books books,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.products = products;
        this.payments = payments;
        this.orders = orders;
        this.stock = stock;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Result> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public Result hold() {
        if (!running.compareAndSet(false, true)) {
            throw OfferException.of("offers.self-test.running", "A self-test is running already");
        }
        SellerId seller = new SellerId(UUID.randomUUID());
        try {
            Measured measured = new Measured(clock.instant());
            OfferId offer = open(seller);
            OfferView before = table.find(offer).orElseThrow();
            buy(before, measured);
            List<Check> checks = check(before, measured);
            boolean removed = remove(seller, before);
            Result result = measured.result(checks, removed);
            log.info(
                    "Self-test: {} of {} attempts got one of {} units, at {} attempts/s",
                    result.sold(),
                    ATTEMPTS,
                    UNITS,
                    Math.round(result.rate()));
            last = result;
            return result;
        } finally {
            running.set(false);
        }
    }

    /** An offer that is open, in a show that there is not. */
    private OfferId open(SellerId seller) {
        payments.change(seller, new PaymentTerms("Self-test", 1, false, "", 30));
        ProductView made = products.create(
                seller,
                new ProductDraft("Self-test", "", List.of(new VariantDraft(null, "SELF-TEST", "", won(LIST), UNITS))));
        ProductView product = products.become(made.id(), ProductStatus.ACTIVE);
        VariantId variant = product.variants().get(0).id();
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            OfferId id = table.insert(
                    seller,
                    new BroadcastId(UUID.randomUUID()),
                    false,
                    new OfferDraft(DealKind.FLASH, product, variant, won(PRICE), UNITS, 1, LENGTH, LENGTH, null, false),
                    now);
            table.become(id, OfferState.DRAFT, OfferState.ARMED);
            stock.pool(variant, UNITS);
            table.begin(id, now, now.plus(LENGTH));
            return id;
        }));
    }

    private void buy(OfferView offer, Measured measured) {
        ExecutorService buyers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> attempts = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; i < ATTEMPTS; i++) {
                int number = i;
                attempts.add(buyers.submit(() -> attempt(offer, number, measured)));
            }
            for (Future<?> attempt : attempts) {
                attempt.get();
            }
            measured.took = Duration.ofNanos(System.nanoTime() - begin);
            // Money comes later than orders do, and is no part of the figures.
            for (OrderId order : List.copyOf(measured.orders)) {
                orders.take(order, OrderStep.PAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The self-test was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An attempt of the self-test ended in no way that is known", e);
        } finally {
            buyers.shutdownNow();
        }
    }

    private void attempt(OfferView offer, int number, Measured measured) {
        var request = new OrderRequest(
                offer.seller(),
                List.of(new Item(offer.variant(), 1, won(PRICE), null)),
                NOBODY,
                PaymentKind.BANK_TRANSFER,
                UUID.randomUUID().toString());
        long begin = System.nanoTime();
        try {
            measured.sold(orders.place(new VisitorId(UUID.randomUUID()), request)
                    .order()
                    .id());
        } catch (ShopException e) {
            measured.refused(TOO_LATE.contains(e.code()));
        } catch (RuntimeException e) {
            measured.refused(false);
            log.warn("Attempt {} of the self-test failed", number, e);
        }
        measured.nanos[number] = System.nanoTime() - begin;
    }

    private List<Check> check(OfferView before, Measured measured) {
        OfferView offer = table.find(before.id()).orElseThrow();
        Books.Account account = books.of(before.variant());
        return List.of(
                new Check("bought", UNITS, measured.orders.size()),
                new Check("told", ATTEMPTS - UNITS, measured.refused),
                new Check("on-hand", UNITS, account.stock().onHand()),
                new Check("sold", UNITS, account.stock().sold()),
                new Check("left", 0, account.stock().left()),
                new Check("pooled", 0, account.stock().pooled()),
                new Check("held", account.reserved(), account.stock().held()),
                new Check("confirmed", account.confirmed(), account.stock().sold()),
                new Check("paid-units", account.paidUnits(), account.stock().sold()),
                new Check("payments", account.paidOrders(), account.payments()),
                new Check("offer", offer.quantity(), (long) offer.sold() + offer.held() + offer.returned()));
    }

    private boolean remove(SellerId seller, OfferView offer) {
        transactions.executeWithoutResult(status -> {
            table.forget(offer.id());
            books.forget(seller);
        });
        return table.find(offer.id()).isEmpty() && products.all(seller).isEmpty();
    }

    private Money won(long minor) {
        return new Money(minor, products.currency());
    }

    /** What the attempts gave so far. */
    private static final class Measured {

        private final Instant at;
        private final List<OrderId> orders = new ArrayList<>();
        private final long[] nanos = new long[ATTEMPTS];
        private Duration took = Duration.ZERO;
        private int refused;
        private int failed;

        Measured(Instant at) {
            this.at = at;
        }

        synchronized void sold(OrderId order) {
            orders.add(order);
        }

        synchronized void refused(boolean asItShould) {
            if (asItShould) {
                refused++;
            } else {
                failed++;
            }
        }

        Result result(List<Check> checks, boolean removed) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Result(
                    at,
                    orders.size(),
                    refused,
                    failed,
                    took,
                    Duration.ofNanos(sorted[ATTEMPTS / 2]),
                    Duration.ofNanos(sorted[ATTEMPTS * 99 / 100]),
                    checks,
                    removed);
        }
    }
}
