package io.vitrine.console;

import io.vitrine.accounts.AuditLog;
import io.vitrine.offers.FlashSale;
import io.vitrine.offers.OfferException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets an administrator see that nothing is sold twice: a thousand buyers for a hundred units, on this installation. */
@Controller
class SelfTestController {

    private final FlashSale sale;
    private final AuditLog audit;

    SelfTestController(FlashSale sale, AuditLog audit) {
        this.sale = sale;
        this.audit = audit;
    }

    @GetMapping("/console/self-test")
    String show(Model model) {
        model.addAttribute("result", sale.last().orElse(null));
        model.addAttribute("attempts", FlashSale.ATTEMPTS);
        model.addAttribute("units", FlashSale.UNITS);
        return "console/self-test";
    }

    @PostMapping("/console/self-test")
    String run(RedirectAttributes redirect) {
        try {
            sale.hold();
            audit.note("self-test.run", "site", "");
        } catch (OfferException e) {
            redirect.addFlashAttribute("alert", e.code());
        }
        return "redirect:/console/self-test";
    }
}
