package io.vitrine.console;

import io.vitrine.monitoring.Measure;
import io.vitrine.monitoring.Monitoring;
import io.vitrine.monitoring.Point;
import io.vitrine.monitoring.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the administrator how the installation is doing, and how it did. */
@Controller
class StatusController {

    private final Monitoring monitoring;
    private final Clock clock;

    StatusController(Monitoring monitoring, Clock clock) {
        this.monitoring = monitoring;
        this.clock = clock;
    }

    /** The page, or for htmx only what changes. Whatever else is asked for than a day is the last hour. */
    @GetMapping("/console/status")
    String show(
            @RequestParam(defaultValue = "hour") String period,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        Span span = period.equals("day") ? Span.DAY : Span.HOUR;
        List<Point> points = monitoring.history(span);
        Instant now = clock.instant();
        model.addAttribute("period", span == Span.DAY ? "day" : "hour");
        model.addAttribute("report", monitoring.report());
        model.addAttribute(
                "charts",
                Arrays.stream(Measure.values())
                        .map(measure -> Chart.of(measure, points, span, now))
                        .toList());
        return fragment ? "console/status :: now" : "console/status";
    }
}
