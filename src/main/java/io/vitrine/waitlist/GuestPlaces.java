package io.vitrine.waitlist;

import io.vitrine.accounts.GuestSignedIn;
import io.vitrine.accounts.VisitorId;
import io.vitrine.waitlist.WaitTable.Entry;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a guest's places in line to the person whom the guest turned out to be. Who waits for the same thing as both keeps
 * the better place; nobody loses one, even if there are then more than one may have.
 */
@Component
class GuestPlaces {

    /** What is kept goes before a place in line, and the place that was taken first before the other. */
    private static final Comparator<Entry> BEST_FIRST = Comparator.comparing(Entry::state, Comparator.reverseOrder())
            .thenComparing(Entry::createdAt)
            .thenComparing(Entry::id);

    private final WaitTable table;
    private final WaitlistService waitlist;

    GuestPlaces(WaitTable table, WaitlistService waitlist) {
        this.table = table;
        this.waitlist = waitlist;
    }

    @EventListener
    @Order(2)
    @Transactional
    void on(GuestSignedIn who) {
        List<Entry> persons = table.lockOpen(who.person());
        for (Entry guests : table.lockOpen(who.guest())) {
            Entry same = persons.stream()
                    .filter(entry -> entry.variant().equals(guests.variant()))
                    .findFirst()
                    .orElse(null);
            handOver(guests, same, who.person());
        }
        table.handOverPast(who.guest(), who.person());
    }

    private void handOver(Entry guests, @Nullable Entry same, VisitorId person) {
        if (same == null) {
            table.handOver(guests.id(), person);
        } else if (BEST_FIRST.compare(guests, same) < 0) {
            waitlist.drop(same);
            table.handOver(guests.id(), person);
        } else {
            waitlist.drop(guests);
        }
    }
}
