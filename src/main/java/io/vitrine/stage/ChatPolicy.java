package io.vitrine.stage;

/**
 * Who may write now.
 *
 * @param frozen only the shop's people may
 * @param slow seconds between two messages of one viewer; 0 for none
 * @param guests whether people who have not signed in may
 */
public record ChatPolicy(boolean frozen, int slow, boolean guests) {

    static final ChatPolicy OPEN = new ChatPolicy(false, 0, true);
}
