package io.vitrine.studio;

import io.vitrine.analytics.ProductLine;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.Formulas;
import io.vitrine.stage.Attendance;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes what a report shows as tables for spreadsheets; amounts are in the smallest unit of their currency. */
@Component
class ReportSheets {

    ResponseEntity<String> minutes(BroadcastView show, List<Attendance.Minute> minutes) {
        return sheet("show-" + show.publicId(), csv -> {
            csv.printRecord("minute", "viewers", "messages", "hearts");
            for (Attendance.Minute minute : minutes) {
                csv.printRecord(minute.at(), minute.viewers(), minute.messages(), minute.hearts());
            }
        });
    }

    ResponseEntity<String> products(BroadcastView show, List<ProductLine> lines) {
        return sheet("products-" + show.publicId(), csv -> {
            csv.printRecord(
                    "product",
                    "title",
                    "seconds pinned",
                    "clicks",
                    "carts",
                    "orders in the show",
                    "units in the show",
                    "amount in the show",
                    "orders later",
                    "units later",
                    "amount later",
                    "currency",
                    "clicks while pinned",
                    "orders while pinned",
                    "conversion while pinned");
            for (ProductLine line : lines) {
                csv.printRecord(
                        line.product(),
                        Formulas.guarded(line.title()),
                        line.pinned().toSeconds(),
                        line.clicks(),
                        line.carts(),
                        line.during().orders(),
                        line.during().units(),
                        line.during().amount().minor(),
                        line.later().orders(),
                        line.later().units(),
                        line.later().amount().minor(),
                        line.during().amount().currency().getCurrencyCode(),
                        line.clicksPinned(),
                        line.ordersPinned(),
                        Objects.toString(line.conversion(), ""));
            }
        });
    }

    private static ResponseEntity<String> sheet(String name, Rows rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            rows.print(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text.toString());
    }

    /** Prints the rows of a sheet. */
    private interface Rows {

        void print(CSVPrinter csv) throws IOException;
    }
}
