package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator says of the chats of all shops: words that nobody may write, and addresses that may not write. */
public interface SiteChat {

    /** The longest list of words. */
    int MOST_OF_WORDS = 4000;

    /** Addresses that are kept out at the same time. */
    int MOST_BANS = 200;

    View look();

    /**
     * Sets the words that only shops' own people may write, one a line.
     *
     * @throws ChatException if the list is too long
     */
    void setWords(String words);

    /**
     * Keeps an address from writing into any chat; whoever is on air or moderates is not concerned.
     *
     * @param network an IPv4 or IPv6 address, or a network such as {@code 192.0.2.0/24}; an IPv6 address stands for its
     *     /64, which one customer has
     * @param reason 1 to 200 characters, for other administrators
     * @param length null until it is lifted
     * @throws ChatException if it is no address or a network of more than a few customers, has no reason, or there are
     *     {@link #MOST_BANS}
     */
    void ban(String network, String reason, @Nullable Duration length);

    void lift(UUID ban);

    /** How many messages wait for somebody to look at them, because viewers reported them; shows without any are left out. */
    Map<BroadcastId, Integer> openReports(Collection<BroadcastId> shows);

    /**
     * All of it.
     *
     * @param bans that hold, newest first
     * @param lately who wrote in the last hour, newest first: addresses are kept nowhere else, and not on the disk
     */
    record View(String words, List<Ban> bans, List<Writer> lately) {}

    /** @param endsAt null until it is lifted */
    record Ban(
            UUID id,
            String network,
            String reason,
            Instant createdAt,
            @Nullable Instant endsAt) {}

    /** @param show the title of the show that it was written in */
    record Writer(Instant at, String address, String name, String text, String show) {}
}
