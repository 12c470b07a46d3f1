package io.vitrine.catalogue;

/** Tells that products changed after a report was shown, so that it no longer says what would be done. */
public class CatalogueChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CatalogueChangedException() {
        super("The products changed since the report was made");
    }
}
