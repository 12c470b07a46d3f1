package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A broadcast in the overview. */
record ShowCard(ChannelView channel, BroadcastView broadcast, ShowState state, int watching) {

    /** What needs the seller now comes first, then what is planned, soonest first, then what is over, newest first. */
    static final Comparator<ShowCard> BY_URGENCY = Comparator.comparing(ShowCard::rank)
            .thenComparing(ShowCard::planned, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ShowCard::ended, Comparator.nullsFirst(Comparator.reverseOrder()));

    /** What somebody opens of it: the greatest that they may; null if nothing. */
    public @Nullable String address(Acting who) {
        String page = "/studio/broadcasts/" + broadcast.publicId();
        if (who.may("DIRECT", broadcast)) {
            return page;
        }
        if (who.may("CHAT", broadcast) && state.isOpen()) {
            return page + "/chat";
        }
        return who.may("NUMBERS", broadcast) ? page + "/report" : null;
    }

    private int rank() {
        return switch (state) {
            case LIVE, INTERRUPTED -> 0;
            case READY, RECEIVING -> 1;
            case WAITING -> 2;
            case ENDED, CANCELLED, BLOCKED -> 3;
        };
    }

    private @Nullable Instant planned() {
        return state == ShowState.WAITING ? broadcast.plannedStart() : null;
    }

    private @Nullable Instant ended() {
        return broadcast.endedAt();
    }
}
