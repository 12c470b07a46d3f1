package io.vitrine.accounts.mail;

import io.vitrine.shared.PlainText;

/** Names who gets a mail; neither part can start a header of its own. */
public record MailTo(String address, String name) {

    private static final int MOST_OF_ADDRESS = 254;
    private static final int MOST_OF_NAME = 80;

    public MailTo {
        if (!PlainText.isOneLine(address, MOST_OF_ADDRESS) || !address.contains("@")) {
            throw new IllegalArgumentException("A mail goes to an address on one line");
        }
        if (!PlainText.isOneLine(name, MOST_OF_NAME)) {
            throw new IllegalArgumentException("The name of who gets a mail is 1 to 80 characters on one line");
        }
    }
}
