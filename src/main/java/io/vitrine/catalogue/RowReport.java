package io.vitrine.catalogue;

import java.util.List;
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
     */
    public record Change(Field field, String from, String to) {}
}
