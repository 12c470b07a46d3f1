package io.vitrine.waitlist;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.VariantId;
import io.vitrine.shop.Waiting;
import io.vitrine.waitlist.WaitTable.Entry;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the shop what is kept for whom, one unit each. */
@Component
@Transactional
class KeptUnits implements Waiting {

    private final WaitTable table;
    private final Clock clock;

    KeptUnits(WaitTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "waitlist";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, Share> of(VisitorId buyer, Collection<VariantId> variants) {
        return variants.isEmpty()
                ? Map.of()
                : table.offered(buyer, variants, clock.instant()).stream()
                        .collect(Collectors.toMap(Entry::variant, entry -> new Share(entry.id(), 1)));
    }

    @Override
    public boolean take(UUID entry, VisitorId buyer, int units) {
        return units == 1 && table.take(entry, buyer, clock.instant());
    }

    @Override
    public void sell(UUID entry, int units) {
        // It was taken when it was ordered.
    }

    /** Whoever does not buy after all has had their turn: it goes to the next. */
    @Override
    public boolean giveBack(UUID entry, VisitorId buyer, int units) {
        return false;
    }

    @Override
    public void takeBack(UUID entry, VisitorId buyer, int units) {
        // It goes to the next, as whatever comes free.
    }
}
