package io.vitrine.stage;

import io.vitrine.accounts.VisitorId;
import java.util.UUID;

/** Lets the people of a show write to each other. */
public interface Chat {

    /**
     * Takes a message, keeps it, and shows it to everybody.
     *
     * @param key the sender's own name for this message: sent again, it is the same message
     * @return the message as it is kept
     * @throws ChatException if it is not taken
     */
    ChatLine post(ChatPlace place, ChatAuthor author, String text, UUID key);

    ChatView look(ChatPlace place);

    /**
     * Tells the shop's people that somebody minds a message.
     *
     * @throws ChatException if there is no such message
     */
    void report(ChatPlace place, long n, VisitorId reporter);
}
