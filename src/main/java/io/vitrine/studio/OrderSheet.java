package io.vitrine.studio;

import io.vitrine.shop.OrderView;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes orders as comma-separated values, a row for each line, for a spreadsheet. */
@Component
class OrderSheet {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Without it some spreadsheets take the text for another encoding. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final List<String> COLUMNS = List.of(
            "number",
            "state",
            "placed",
            "product",
            "variant",
            "sku",
            "quantity",
            "price",
            "total",
            "currency",
            "payment",
            "name",
            "phone",
            "email",
            "postcode",
            "address",
            "wishes");

    private final MessageSource messages;
    private final Clock clock;

    OrderSheet(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    String of(List<OrderView> orders, Locale language) {
        Stream<String> head = COLUMNS.stream().map(column -> word("studio.orders.column." + column, language));
        Stream<String> rows =
                orders.stream().flatMap(order -> order.lines().stream().map(line -> row(order, line, language)));
        return BYTE_ORDER_MARK
                + Stream.concat(Stream.of(joined(head)), rows).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private String row(OrderView order, OrderView.Line line, Locale language) {
        return joined(Stream.of(
                order.number(),
                word("shop.state." + order.state().key(), language),
                TIME.format(order.placedAt().atZone(clock.getZone())),
                line.title(),
                line.variantName(),
                line.sku(),
                Integer.toString(line.quantity()),
                line.price().plain(),
                line.total().plain(),
                line.price().currency().getCurrencyCode(),
                word("shop.payment." + order.payment().key(), language),
                order.recipient().name(),
                order.recipient().phone(),
                order.recipient().email(),
                order.recipient().postcode(),
                order.recipient().address(),
                order.recipient().wishes()));
    }

    private static String joined(Stream<String> cells) {
        return cells.map(OrderSheet::cell).collect(Collectors.joining(","));
    }

    /** What begins like a formula is marked as text: spreadsheets would run what a buyer typed. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
