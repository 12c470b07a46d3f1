package io.vitrine.accounts;

import io.vitrine.shared.PlainText;
import java.util.List;

/** What a shop must tell of itself before its first show. */
final class ShopRules {

    private static final int MOST_OF_NAME = 80;
    private static final int MOST_OF_NUMBER = 40;
    private static final int MOST_OF_CONTACT = 200;
    private static final int MOST_OF_POLICY = 2000;
    private static final int MOST_OF_REASON = 200;

    private ShopRules() {}

    /**
     * The facts without spaces around them.
     *
     * @throws AccountException if one of them is not valid
     */
    static ShopFacts checked(ShopFacts facts) {
        String policy = facts.returnsPolicy().replace("\r\n", "\n").strip();
        boolean isPlain = policy.length() <= MOST_OF_POLICY
                && List.of(policy.split("\n", -1)).stream()
                        .allMatch(line -> line.isBlank() || PlainText.isOneLine(line, MOST_OF_POLICY));
        if (!isPlain || policy.isEmpty()) {
            throw new AccountException(
                    "returnsPolicy", "seller.returns-policy", "The returns policy is 1 to 2,000 characters");
        }
        return new ShopFacts(
                line("name", "seller.name", facts.name(), MOST_OF_NAME),
                line("businessNumber", "seller.business-number", facts.businessNumber(), MOST_OF_NUMBER),
                line("contact", "seller.contact", facts.contact(), MOST_OF_CONTACT),
                policy);
    }

    /** @throws AccountException if nobody could read it */
    static String reason(String text) {
        return line("reason", "seller.reason", text, MOST_OF_REASON);
    }

    private static String line(String field, String code, String text, int most) {
        String stripped = text.strip();
        if (!PlainText.isOneLine(stripped, most)) {
            throw new AccountException(field, code, "This is 1 to " + most + " characters on one line");
        }
        return stripped;
    }
}
