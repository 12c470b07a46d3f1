package io.vitrine.accounts;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets an administrator ask for second factors, and take one off whoever has lost phone and codes. */
@Controller
class TwoFactorRulesController {

    private final TwoFactorRules rules;
    private final TwoFactorSetup setup;
    private final People people;

    TwoFactorRulesController(TwoFactorRules rules, TwoFactorSetup setup, People people) {
        this.rules = rules;
        this.setup = setup;
        this.people = people;
    }

    @PostMapping("/console/two-factor")
    String change(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "false") boolean needed,
            RedirectAttributes redirect) {
        try {
            rules.letAdministratorsNeedIt(who.account(), needed);
            redirect.addFlashAttribute("notice", "console.two-factor." + (needed ? "on" : "off") + ".done");
        } catch (AccountException e) {
            redirect.addFlashAttribute("alert", e.code());
        }
        return "redirect:/console/people";
    }

    /** Their own they put away on their account's page, with the password and a code. */
    @PostMapping("/console/people/{account}/two-factor/remove")
    String takeOff(@AuthenticationPrincipal SignedIn who, @PathVariable UUID account, RedirectAttributes redirect) {
        PersonView person = people.find(new AccountId(account))
                .filter(found -> !found.id().equals(who.account()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        setup.takeOff(person.id());
        redirect.addFlashAttribute("notice", "console.two-factor.removed");
        redirect.addFlashAttribute("noticeArg", person.displayName());
        redirect.addAttribute("q", person.email());
        return "redirect:/console/people";
    }
}
