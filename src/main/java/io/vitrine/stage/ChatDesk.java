package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import java.util.UUID;

/** Lets the shop's people keep order in a chat; whatever they do is noted with who did it and why. */
public interface ChatDesk {

    /** Seconds. */
    int SHORTEST_REPEAT = 30;

    /** Seconds. */
    int LONGEST_REPEAT = 3600;

    /** Messages that are repeated in one show. */
    int MOST_REPEATS = 3;

    ChatDeskView look(ChatPlace place);

    /**
     * Does something about a message or its author.
     *
     * @param minutes how long to mute; of no matter for anything else
     * @param reason for the log; may be empty
     * @throws ChatException if there is no such message
     */
    void act(ChatPlace place, AccountId by, long n, ChatAction action, int minutes, String reason);

    void lift(ChatPlace place, AccountId by, UUID sanction);

    void set(ChatPlace place, AccountId by, ChatPolicy policy);

    /**
     * Writes a message as the shop, now and again every so many seconds until it is stopped or the show is over.
     *
     * @throws ChatException if it is no message, that is no time, or there are {@link #MOST_REPEATS}
     */
    void repeat(ChatPlace place, AccountId by, String text, int seconds);

    void stopRepeat(ChatPlace place, AccountId by, UUID repeat);

    /**
     * Sets which words nobody may write, and what the shop writes often; one a line.
     *
     * @throws ChatException if one of the lists is too long
     */
    void setWords(ChatPlace place, AccountId by, String words, String shopWords, String replies);
}
