package io.vitrine.catalogue;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.util.Optional;

/** Brings catalogues in, after a look at what that would change, and writes them out. */
public interface Catalogues {

    /** The most bytes of a file. */
    int MOST_BYTES = 5 * 1024 * 1024;

    /** The most rows of a file, its header not counted. */
    int MOST_ROWS = 5000;

    /**
     * Reads a file and keeps it for half an hour. Nothing is changed.
     *
     * @throws CatalogueException if it is not a file with products
     */
    PublicId read(SellerId seller, byte[] file);

    /** What bringing it in would change now; empty if the seller has no such file, or has it no more. */
    Optional<CatalogueReport> report(SellerId seller, PublicId catalogue);

    /**
     * Does what a report said, product by product, and forgets the file.
     *
     * @param fingerprint of that report
     * @return empty if the seller has the file no more
     * @throws CatalogueChangedException if the report would be another one now; nothing is changed then
     */
    Optional<ImportResult> bringIn(SellerId seller, PublicId catalogue, String fingerprint);

    /** Writes all products of a seller as CSV, such that {@link #read} finds nothing changed in it. */
    void write(SellerId seller, Appendable to) throws IOException;
}
