package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.Sales;
import io.vitrine.stage.Attendance;
import io.vitrine.studio.SellerScope.Show;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tells a seller how a show goes, and how it went. */
@Controller
@Needs(Right.NUMBERS)
class NumbersController {

    private final SellerScope scope;
    private final Attendance attendance;
    private final Sales sales;

    NumbersController(SellerScope scope, Attendance attendance, Sales sales) {
        this.scope = scope;
        this.attendance = attendance;
        this.sales = sales;
    }

    @GetMapping("/studio/broadcasts/{publicId}/numbers")
    String now(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        fill(scope.show(who, publicId).broadcast(), model);
        return "studio/numbers :: figures";
    }

    @GetMapping("/studio/broadcasts/{publicId}/report")
    String report(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        Show show = scope.show(who, publicId);
        BroadcastView broadcast = show.broadcast();
        fill(broadcast, model);
        model.addAttribute("show", show);
        model.addAttribute("products", sales.products(broadcast.id().value()));
        model.addAttribute("curve", Curve.of(attendance.minutes(broadcast)));
        return "studio/report";
    }

    @GetMapping("/studio/broadcasts/{publicId}/report.csv")
    ResponseEntity<String> minutes(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        BroadcastView broadcast = scope.show(who, publicId).broadcast();
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord("minute", "viewers", "messages", "hearts");
            for (Attendance.Minute minute : attendance.minutes(broadcast)) {
                csv.printRecord(minute.at(), minute.viewers(), minute.messages(), minute.hearts());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("show-" + broadcast.publicId() + ".csv")
                                .build()
                                .toString())
                .body(text.toString());
    }

    private void fill(BroadcastView broadcast, Model model) {
        model.addAttribute("attendance", attendance.of(broadcast));
        model.addAttribute("sales", sales.of(broadcast.id().value()));
        model.addAttribute("onAir", broadcast.phase().isOnAir());
    }
}
