package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.analytics.Analytics;
import io.vitrine.analytics.ShowReport;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.Sales;
import io.vitrine.stage.Attendance;
import io.vitrine.stage.Screens;
import io.vitrine.studio.SellerScope.Show;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Tells a seller how a show goes, and how it went. */
@Controller
@Needs(Right.NUMBERS)
class NumbersController {

    private final SellerScope scope;
    private final Attendance attendance;
    private final Sales sales;
    private final Analytics analytics;
    private final ReportSheets sheets;
    private final Screens screens;

    NumbersController(
            SellerScope scope,
            Attendance attendance,
            Sales sales,
            Analytics analytics,
            ReportSheets sheets,
            Screens screens) {
        this.scope = scope;
        this.attendance = attendance;
        this.sales = sales;
        this.analytics = analytics;
        this.sheets = sheets;
        this.screens = screens;
    }

    @GetMapping("/studio/broadcasts/{publicId}/numbers")
    String now(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        fill(counting(scope.show(who, publicId)), model);
        return "studio/numbers :: figures";
    }

    /** A rehearsal has none: it counts for nothing. */
    @GetMapping("/studio/broadcasts/{publicId}/report")
    String report(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        Show show = scope.show(who, publicId);
        BroadcastView broadcast = counting(show);
        fill(broadcast, model);
        ShowReport report = analytics.report(broadcast);
        model.addAttribute("show", show);
        model.addAttribute("report", report);
        model.addAttribute("curve", Curve.of(attendance.minutes(broadcast)));
        model.addAttribute("retention", Curve.ofPercents(report.retention()));
        return "studio/report";
    }

    @GetMapping("/studio/broadcasts/{publicId}/report.csv")
    ResponseEntity<String> minutes(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        BroadcastView broadcast = counting(scope.show(who, publicId));
        return sheets.minutes(broadcast, attendance.minutes(broadcast));
    }

    @GetMapping("/studio/broadcasts/{publicId}/report-products.csv")
    ResponseEntity<String> products(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        BroadcastView broadcast = counting(scope.show(who, publicId));
        return sheets.products(broadcast, analytics.report(broadcast).products());
    }

    private static BroadcastView counting(Show show) {
        if (!show.broadcast().listing().counts()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return show.broadcast();
    }

    private void fill(BroadcastView broadcast, Model model) {
        model.addAttribute("attendance", attendance.of(broadcast));
        model.addAttribute("figures", analytics.figures(broadcast));
        model.addAttribute("sales", sales.of(broadcast.id().value()));
        model.addAttribute("left", screens.left(broadcast));
        model.addAttribute("onAir", broadcast.phase().isOnAir());
    }
}
