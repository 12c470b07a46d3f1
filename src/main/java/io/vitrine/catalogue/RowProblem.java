package io.vitrine.catalogue;

import io.vitrine.shared.PlainText;
import java.io.Serializable;
import java.util.List;

/**
 * Why a row is refused.
 *
 * @param column as the file calls it; empty if it is about the whole row
 * @param value what stands there, cut to what fits on a line
 * @param code a key of {@code messages.properties} that says what is wrong and what to do
 * @param args what that message is told
 */
public record RowProblem(String column, String value, String code, List<Object> args) implements Serializable {

    private static final int MOST_OF_VALUE = 80;

    public RowProblem {
        value = PlainText.cleaned(value.replace('\n', ' '), MOST_OF_VALUE);
        args = List.copyOf(args);
    }

    static RowProblem ofRow(String code, Object... args) {
        return new RowProblem("", "", code, List.of(args));
    }
}
