package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.analytics.Analytics;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.Sales;
import io.vitrine.stage.Attendance;
import io.vitrine.stage.Screens;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs how a show goes, and how it went; a rehearsal counts for nothing, and has no figures. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class StatisticsController {

    private final CallerScope scope;
    private final Attendance attendance;
    private final Analytics analytics;
    private final Sales sales;
    private final Screens screens;

    StatisticsController(CallerScope scope, Attendance attendance, Analytics analytics, Sales sales, Screens screens) {
        this.scope = scope;
        this.attendance = attendance;
        this.analytics = analytics;
        this.sales = sales;
        this.screens = screens;
    }

    @Needs(Scope.STATISTICS_READ)
    @GetMapping("/statistics")
    @Operation(operationId = "readStatistics", summary = "Read the figures of a show until now")
    ResponseEntity<StatisticsAnswer> now(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        BroadcastView show = counting(caller, id);
        return answer(StatisticsAnswer.of(
                attendance.of(show), analytics.figures(show), sales.of(show.id().value()), screens.left(show)));
    }

    @Needs(Scope.STATISTICS_READ)
    @GetMapping("/report")
    @Operation(operationId = "readReport", summary = "Read what a show brought, by product and by minute")
    ResponseEntity<ReportAnswer> report(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        BroadcastView show = counting(caller, id);
        return answer(ReportAnswer.of(analytics.report(show), attendance.minutes(show)));
    }

    private BroadcastView counting(Caller caller, String id) {
        BroadcastView show = scope.show(caller, id);
        if (!show.listing().counts()) {
            throw ApiException.of(Problem.NOT_FOUND, "Broadcast " + id + " is a rehearsal, which has no figures");
        }
        return show;
    }

    private static <T> ResponseEntity<T> answer(T figures) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(figures);
    }
}
