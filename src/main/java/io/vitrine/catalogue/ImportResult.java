package io.vitrine.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * What was brought in.
 *
 * @param products how many were made or changed
 * @param failures what was refused after all, because somebody changed it or bought it in the same moment
 */
public record ImportResult(int products, List<Failure> failures) {

    public ImportResult {
        failures = List.copyOf(failures);
    }

    /**
     * A product that stayed as it was.
     *
     * @param row the first that is about it
     */
    public record Failure(int row, String title, RowProblem problem) implements Serializable {}
}
