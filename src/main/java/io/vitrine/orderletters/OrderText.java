package io.vitrine.orderletters;

import io.vitrine.shared.Money;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentInstruction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an order into the words of a letter: the model of {@code templates/mail/order}. */
final class OrderText {

    /** What the outbox takes leaves room for the shop's own words about payment. */
    private static final int MOST_OF_LINES = 1500;

    private OrderText() {}

    /** @param instruction how it is paid; null if there is nothing to pay */
    static Map<String, String> of(OrderView order, @Nullable PaymentInstruction instruction, Locale language) {
        Map<String, String> model = new HashMap<>();
        model.put("number", order.number());
        model.put("total", order.total().format(language));
        lines(order, language, model);
        Money discount = order.discount();
        if (discount.minor() > 0) {
            String coupon = order.coupon();
            model.put("coupon", coupon == null ? "" : coupon);
            model.put("discount", discount.format(language));
        }
        if (instruction != null) {
            model.put("payment", instruction.kind().key());
            put(model, "account", instruction.text());
            put(model, "address", instruction.address());
            Instant expires = order.expiresAt();
            put(model, "until", expires == null ? null : at(expires, language));
            put(model, "first", order.reserved() ? null : "true");
        }
        return model;
    }

    private static void lines(OrderView order, Locale language, Map<String, String> model) {
        StringBuilder lines = new StringBuilder();
        int told = 0;
        for (OrderView.Line line : order.lines()) {
            String variant = line.variantName().isEmpty() ? "" : " (" + line.variantName() + ")";
            String text = line.title() + variant + " × " + line.quantity() + ": "
                    + line.total().format(language);
            if (lines.length() + text.length() > MOST_OF_LINES) {
                model.put("more", Integer.toString(order.lines().size() - told));
                break;
            }
            lines.append(told == 0 ? "" : "\n").append(text);
            told++;
        }
        model.put("lines", lines.toString());
    }

    /** A letter does not know where it is read: it names the zone. */
    private static String at(Instant instant, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .localizedBy(language)
                        .format(instant.atZone(ZoneId.systemDefault()))
                + DateTimeFormatter.ofPattern(" (zzz)", language).format(instant.atZone(ZoneId.systemDefault()));
    }

    private static void put(Map<String, String> model, String key, @Nullable String value) {
        if (value != null) {
            model.put(key, value);
        }
    }
}
