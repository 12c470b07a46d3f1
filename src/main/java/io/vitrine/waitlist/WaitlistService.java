package io.vitrine.waitlist;

import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.Prices;
import io.vitrine.shop.Products;
import io.vitrine.shop.Quote;
import io.vitrine.shop.StockFreed;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.VariantId;
import io.vitrine.waitlist.WaitTable.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serves whoever is next in the transaction that frees a unit, so that nobody else can be quicker; what is missed because
 * both came at the same moment, a ticker finds.
 */
@Service
@Transactional
class WaitlistService implements Waitlist {

    private static final Logger log = LoggerFactory.getLogger(WaitlistService.class);

    /** So long those whose time was over are told of it. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final WaitTable table;
    private final StockLedger stock;
    private final Prices prices;
    private final Products products;
    private final WaitLetters letters;
    private final WaitlistSettings settings;
    private final Clock clock;

    WaitlistService(
            WaitTable table,
            StockLedger stock,
            Prices prices,
            Products products,
            WaitLetters letters,
            WaitlistSettings settings,
            Clock clock) {
        this.table = table;
        this.stock = stock;
        this.prices = prices;
        this.products = products;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public JoinOutcome join(Visitor visitor, VariantId variant, @Nullable UUID show, Locale language) {
        List<Entry> open = table.open(visitor.id());
        if (open.stream().anyMatch(entry -> entry.variant().equals(variant))) {
            return JoinOutcome.JOINED;
        }
        Quote quote = prices.of(List.of(variant), visitor.id()).get(variant);
        if (quote != null && quote.available() > 0) {
            return JoinOutcome.ON_SALE;
        }
        if (open.size() >= MOST) {
            return JoinOutcome.TOO_MANY;
        }
        table.insert(visitor.id(), visitor.person() != null, variant, show, language, clock.instant());
        return JoinOutcome.JOINED;
    }

    @Override
    public void leave(VisitorId visitor, VariantId variant) {
        table.open(visitor).stream()
                .filter(entry -> entry.variant().equals(variant))
                .forEach(this::lapse);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<WaitView> find(VisitorId visitor, VariantId variant) {
        return table.open(visitor).stream()
                .filter(entry -> entry.variant().equals(variant))
                .filter(this::isNotLate)
                .findFirst()
                .flatMap(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public List<WaitView> of(VisitorId visitor) {
        return table.recent(visitor, clock.instant().minus(REMEMBERED)).stream()
                .flatMap(entry -> view(entry).stream())
                .toList();
    }

    @EventListener
    void on(StockFreed freed) {
        serve(freed.variant());
    }

    /** Keeps what is free for those who are next. */
    void serve(VariantId variant) {
        for (Optional<Entry> next = table.next(variant); next.isPresent(); next = table.next(variant)) {
            Quote quote = prices.of(List.of(variant), null).get(variant);
            if (quote == null || quote.left() < 1 || !stock.pool(variant, 1)) {
                return;
            }
            Entry entry = next.get();
            Instant now = clock.instant();
            Instant until = now.plus(settings.patience());
            if (table.offer(entry.id(), until, now)) {
                log.info("A unit of {} is kept for who waits as {} until {}", variant, entry.id(), until);
                view(entry).ifPresent(view -> letters.send(entry, view));
            } else {
                // Left the line in this moment; the next look finds somebody else.
                stock.unpool(variant, 1);
                return;
            }
        }
    }

    /** What was kept for somebody whose time is over goes to the next. */
    void lapse(Entry entry) {
        if (table.lapse(entry.id(), entry.state(), clock.instant()) && entry.state() == WaitState.OFFERED) {
            stock.unpool(entry.variant(), 1);
        }
    }

    /** Of two places of the same person one is enough; a unit that was kept for it goes to the next. */
    void drop(Entry locked) {
        table.delete(locked.id());
        if (locked.state() == WaitState.OFFERED) {
            stock.unpool(locked.variant(), 1);
        }
    }

    private boolean isNotLate(Entry entry) {
        Instant until = entry.until();
        return until == null || until.isAfter(clock.instant());
    }

    private Optional<WaitView> view(Entry entry) {
        return products.ofVariant(entry.variant())
                .flatMap(product -> product.variants().stream()
                        .filter(variant -> variant.id().equals(entry.variant()))
                        .findFirst()
                        .map(variant -> new WaitView(
                                entry.variant(),
                                product.publicId(),
                                variant.name().isEmpty() ? product.title() : product.title() + ", " + variant.name(),
                                isNotLate(entry) ? entry.state() : WaitState.LAPSED,
                                entry.state() == WaitState.WAITING ? table.before(entry) + 1 : 0,
                                entry.state() == WaitState.OFFERED ? entry.until() : null,
                                entry.show())));
    }
}
