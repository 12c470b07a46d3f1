package io.vitrine.catalogue;

import java.util.List;

/**
 * What bringing a file in would change.
 *
 * @param rows all, in the order of the file
 * @param products how many would be made or changed
 * @param fingerprint differs when anything about it does, but for what is sold meanwhile
 */
public record CatalogueReport(Format format, List<RowReport> rows, int products, String fingerprint) {

    public CatalogueReport {
        rows = List.copyOf(rows);
    }

    public List<RowReport> with(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).toList();
    }
}
