package io.vitrine.catalogue;

import io.vitrine.shared.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one row.
 *
 * @param number as spreadsheets number rows: the header is 1
 * @param changes of the variant, and in the first row of a product also of the product
 * @param problem null unless it is refused
 * @param reserved units that are held for people who are paying: they stay theirs whatever the row says
 */
public record RowReport(
        int number,
        String title,
        String sku,
        Outcome outcome,
        List<Change> changes,
        @Nullable RowProblem problem,
        int reserved) {

    public RowReport {
        changes = List.copyOf(changes);
    }

    static RowReport refused(Line line, RowProblem problem) {
        return new RowReport(
                line.number(), line.shown(Field.TITLE), line.shown(Field.SKU), Outcome.REFUSED, List.of(), problem, 0);
    }

    /**
     * A value that becomes another.
     *
     * @param from empty for what is new
     * @param currency of a price, which is an amount as it is typed; null for what is none
     */
    public record Change(
            Field field, String from, String to, @Nullable Currency currency) {

        Change(Field field, String from, String to) {
            this(field, from, to, null);
        }

        /** The value it had, as people of that language write it. */
        public String from(Locale locale) {
            return written(from, locale);
        }

        public String to(Locale locale) {
            return written(to, locale);
        }

        private String written(String value, Locale locale) {
            return currency == null
                    ? value
                    : Money.typed(value, currency)
                            .map(price -> price.format(locale))
                            .orElse(value);
        }
    }
}
