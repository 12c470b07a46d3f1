package io.vitrine.shop;

import io.vitrine.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What has to be known of a recipient. */
final class RecipientRules {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{6,18}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]{1,180}\\.[^@\\s<>\".]{2,}");
    private static final int LONGEST_EMAIL = 254;

    private RecipientRules() {}

    /** The fields that are not valid, by name. */
    static List<String> problems(Recipient recipient) {
        List<String> fields = new ArrayList<>();
        if (!PlainText.isOneLine(recipient.name(), 80)) {
            fields.add("name");
        }
        if (!PHONE.matcher(recipient.phone()).matches()) {
            fields.add("phone");
        }
        if (!recipient.email().isEmpty() && !isEmail(recipient.email())) {
            fields.add("email");
        }
        if (!isEmptyOrOneLine(recipient.postcode(), 10)) {
            fields.add("postcode");
        }
        if (!PlainText.isOneLine(recipient.address(), 200)) {
            fields.add("address");
        }
        if (!isEmptyOrOneLine(recipient.wishes(), 200)) {
            fields.add("wishes");
        }
        return fields;
    }

    private static boolean isEmail(String text) {
        return PlainText.isOneLine(text, LONGEST_EMAIL) && EMAIL.matcher(text).matches();
    }

    private static boolean isEmptyOrOneLine(String text, int most) {
        return text.isEmpty() || PlainText.isOneLine(text, most);
    }
}
