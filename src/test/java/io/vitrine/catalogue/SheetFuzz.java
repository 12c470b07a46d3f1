package io.vitrine.catalogue;

/** Reads whatever comes as a catalogue: it is refused with a sentence for its seller, or its rows are read. */
public final class SheetFuzz {

    private SheetFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Sheet sheet = Sheet.of(input);
            if (sheet.lines().isEmpty() || sheet.lines().size() > Catalogues.MOST_ROWS) {
                throw new IllegalStateException("A file of " + sheet.lines().size() + " rows was taken");
            }
        } catch (CatalogueException expected) {
            // Whoever uploads it is told so.
        }
    }
}
