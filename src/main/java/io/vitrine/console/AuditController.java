package io.vitrine.console;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.AuditLog.Entry;
import io.vitrine.accounts.AuditLog.Line;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who did what, and hands it out as a file. */
@Controller
class AuditController {

    static final int PAGE = 50;

    private static final int BATCH = 1000;
    /** More than spreadsheets like; whoever needs older ones narrows the dates. */
    private static final int MOST_EXPORTED = 100_000;

    private final AuditLog audit;
    private final Accounts accounts;
    private final Clock clock;

    AuditController(AuditLog audit, Accounts accounts, Clock clock) {
        this.audit = audit;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param older the last entry of the page before; null for the newest */
    @GetMapping("/console/audit")
    String page(
            @ModelAttribute("form") AuditForm form, @RequestParam(required = false) @Nullable UUID older, Model model) {
        List<Line> found = audit.search(form.question(clock.getZone()), older, PAGE + 1);
        List<Line> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("lines", shown);
        model.addAttribute("people", people(shown));
        model.addAttribute("areas", AuditForm.AREAS);
        model.addAttribute("first", older == null);
        model.addAttribute(
                "next", found.size() > PAGE ? shown.get(PAGE - 1).entry().id() : null);
        return "console/audit";
    }

    /** The same as a file, without pages; who takes it is noted. */
    @GetMapping("/console/audit.csv")
    void export(@ModelAttribute("form") AuditForm form, HttpServletResponse response) throws IOException {
        audit.note("audit.exported", "audit", form.said());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        AuditSheet sheet = new AuditSheet(response.getWriter());
        UUID older = null;
        for (int written = 0; written < MOST_EXPORTED; written += BATCH) {
            List<Line> lines = audit.search(form.question(clock.getZone()), older, BATCH);
            sheet.write(lines);
            if (lines.size() < BATCH) {
                return;
            }
            older = lines.get(BATCH - 1).entry().id();
        }
    }

    /** Whom it was done to, where that is a person: by the id, since people change their names and may be forgotten. */
    private Map<String, AccountView> people(List<Line> lines) {
        Map<String, AccountView> people = new HashMap<>();
        for (Line line : lines) {
            Entry entry = line.entry();
            if (entry.action().startsWith("account.") && !people.containsKey(entry.entity())) {
                account(entry.entity()).ifPresent(found -> people.put(entry.entity(), found));
            }
        }
        return people;
    }

    private Optional<AccountView> account(String id) {
        try {
            return accounts.find(new AccountId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
