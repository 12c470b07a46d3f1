package io.vitrine.catalogue;

import io.vitrine.shared.PlainText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, with what it says as text.
 *
 * @param number as spreadsheets number rows
 * @param group the same for rows of one product
 * @param values of what the row says anything of
 * @param columns what the file calls the fields
 * @param problem why it cannot be read; null if it can
 * @param isPicture whether it says nothing but where a further picture is
 */
record Line(
        int number,
        String group,
        Map<Field, String> values,
        Map<Field, String> columns,
        @Nullable RowProblem problem,
        boolean isPicture) {

    private static final int MOST_SHOWN = 120;

    Line at(int place) {
        return new Line(place, group, values, columns, problem, isPicture);
    }

    /** @return empty if the row says nothing of it */
    String get(Field field) {
        return values.getOrDefault(field, "");
    }

    String shown(Field field) {
        return PlainText.cleaned(get(field), MOST_SHOWN);
    }

    RowProblem problem(Field field, String code, Object... args) {
        return new RowProblem(columns.getOrDefault(field, field.key()), get(field), code, java.util.List.of(args));
    }
}
