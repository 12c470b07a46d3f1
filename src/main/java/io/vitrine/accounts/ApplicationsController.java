package io.vitrine.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets the administrator decide who may sell. */
@Controller
class ApplicationsController {

    private static final int MOST = 100;

    private final SellerService sellers;
    private final People people;

    ApplicationsController(SellerService sellers, People people) {
        this.sellers = sellers;
        this.people = people;
    }

    @GetMapping("/console/applications")
    String list(Model model) {
        model.addAttribute("applied", rows(Standing.APPLIED));
        model.addAttribute("suspended", rows(Standing.SUSPENDED));
        model.addAttribute("verified", rows(Standing.VERIFIED));
        return "console/applications";
    }

    @PostMapping("/console/applications/{seller}/verify")
    String verify(@PathVariable UUID seller, RedirectAttributes redirect) {
        return decide(seller, "console.applications.verified", redirect, () -> sellers.verify(new SellerId(seller)));
    }

    @PostMapping("/console/applications/{seller}/refuse")
    String refuse(
            @PathVariable UUID seller, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        return decide(
                seller, "console.applications.refused", redirect, () -> sellers.refuse(new SellerId(seller), reason));
    }

    @PostMapping("/console/applications/{seller}/suspend")
    String suspend(
            @PathVariable UUID seller, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        return decide(
                seller,
                "console.applications.suspended",
                redirect,
                () -> sellers.suspend(new SellerId(seller), reason));
    }

    @PostMapping("/console/applications/{seller}/reinstate")
    String reinstate(@PathVariable UUID seller, RedirectAttributes redirect) {
        return decide(
                seller, "console.applications.reinstated", redirect, () -> sellers.reinstate(new SellerId(seller)));
    }

    private String decide(UUID seller, String done, RedirectAttributes redirect, Runnable decision) {
        if (sellers.find(new SellerId(seller)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            decision.run();
            redirect.addFlashAttribute("notice", done);
        } catch (AccountException e) {
            redirect.addFlashAttribute("alert", e.code());
        }
        return "redirect:/console/applications";
    }

    private List<Row> rows(Standing standing) {
        return sellers.in(standing, MOST).stream()
                .map(shop -> new Row(
                        shop,
                        Optional.ofNullable(shop.applicant())
                                .flatMap(people::find)
                                .orElse(null)))
                .toList();
    }

    /**
     * A shop and who asked for it.
     *
     * @param owner null if an administrator made the shop
     */
    record Row(SellerApplication shop, @Nullable PersonView owner) {}
}
