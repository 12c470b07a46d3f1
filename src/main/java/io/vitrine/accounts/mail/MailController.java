package io.vitrine.accounts.mail;

import io.vitrine.accounts.AuditLog;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the administrator which mails could not be sent, and why. */
@Controller
class MailController {

    private static final int MOST = 50;

    private final Outbox outbox;
    private final MailSettings settings;
    private final AuditLog audit;

    MailController(Outbox outbox, MailSettings settings, AuditLog audit) {
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
    }

    @GetMapping("/console/mail")
    String show(Model model) {
        model.addAttribute("sends", settings.isComplete());
        model.addAttribute("server", settings.host() + ":" + settings.port());
        model.addAttribute("site", settings.site());
        model.addAttribute("state", outbox.state(MOST));
        return "console/mail";
    }

    @PostMapping("/console/mail/{id}/try-again")
    String tryAgain(@PathVariable UUID id, RedirectAttributes redirect) {
        MailView mail = known(id);
        outbox.tryAgain(id);
        audit.note("mail.tried-again", id, mail.template());
        return back("console.mail.tried", redirect);
    }

    @PostMapping("/console/mail/{id}/discard")
    String discard(@PathVariable UUID id, RedirectAttributes redirect) {
        MailView mail = known(id);
        outbox.done(id);
        audit.note("mail.discarded", id, mail.template());
        return back("console.mail.discarded", redirect);
    }

    private MailView known(UUID id) {
        return outbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", done);
        return "redirect:/console/mail";
    }
}
