package io.vitrine.stage;

import java.util.Set;

/**
 * Who may write now.
 *
 * @param frozen only the shop's people may
 * @param slow seconds between two messages of one viewer; 0 for none
 * @param guests whether people who have not signed in may
 */
public record ChatPolicy(boolean frozen, int slow, boolean guests) {

    public static final Set<Integer> SLOW = Set.of(0, 5, 10, 30, 60);

    static final ChatPolicy OPEN = new ChatPolicy(false, 0, true);

    public ChatPolicy {
        if (!SLOW.contains(slow)) {
            throw new IllegalArgumentException("Slow mode is one of " + SLOW + " seconds, and not " + slow);
        }
    }
}
