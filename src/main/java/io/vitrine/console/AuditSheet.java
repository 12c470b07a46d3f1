package io.vitrine.console;

import io.vitrine.accounts.AuditLog.Entry;
import io.vitrine.accounts.AuditLog.Line;
import io.vitrine.shared.Formulas;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes the audit log as comma-separated values; what a spreadsheet would take for a formula is marked as text. */
final class AuditSheet {

    /** Without it some spreadsheets take the text for another encoding. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CSVPrinter csv;

    AuditSheet(Appendable to) throws IOException {
        to.append(BYTE_ORDER_MARK);
        csv = new CSVPrinter(to, CSVFormat.RFC4180);
        csv.printRecord("time", "name", "email", "action", "entity", "detail", "before", "after", "address", "id");
    }

    void write(List<Line> lines) throws IOException {
        for (Line line : lines) {
            Entry entry = line.entry();
            csv.printRecord(
                    entry.at(),
                    guarded(line.name()),
                    guarded(line.email()),
                    entry.action(),
                    guarded(entry.entity()),
                    guarded(entry.detail()),
                    guarded(entry.before()),
                    guarded(entry.after()),
                    guarded(entry.address()),
                    entry.id());
        }
        csv.flush();
    }

    private static String guarded(@Nullable String text) {
        return text == null ? "" : Formulas.guarded(text);
    }
}
