package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Lets the administrator help people: above all where no mail is sent. */
@Controller
class PeopleController {

    private static final int MOST = 50;

    private final People people;
    private final Accounts accounts;
    private final Mails mails;
    private final TwoFactor factors;
    private final TwoFactorRules rules;

    PeopleController(People people, Accounts accounts, Mails mails, TwoFactor factors, TwoFactorRules rules) {
        this.people = people;
        this.accounts = accounts;
        this.mails = mails;
        this.factors = factors;
        this.rules = rules;
    }

    @GetMapping("/console/people")
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String q, Model model) {
        List<PersonView> found = people.search(q, MOST);
        model.addAttribute("q", q);
        model.addAttribute("people", found);
        model.addAttribute(
                "twoFactor", factors.among(found.stream().map(PersonView::id).toList()));
        model.addAttribute("twoFactorNeeded", rules.administratorsNeedIt());
        model.addAttribute("twoFactorOwn", factors.isOn(who.account()));
        model.addAttribute("self", who.account());
        model.addAttribute("most", MOST);
        model.addAttribute("sends", mails.areSent());
        return "console/people";
    }

    @PostMapping("/console/people/{account}/verify")
    String verify(@PathVariable UUID account, RedirectAttributes redirect) {
        PersonView person = person(account);
        people.vouchFor(person.id());
        return back(person, "console.people.verified", redirect);
    }

    /** Shown to the administrator alone, so its host is the one the administrator's own browser asked. */
    @PostMapping("/console/people/{account}/reset-link")
    String resetLink(@PathVariable UUID account, HttpServletRequest request, RedirectAttributes redirect) {
        PersonView person = person(account);
        String link = ServletUriComponentsBuilder.fromContextPath(request)
                .path(people.resetPath(person.id()))
                .toUriString();
        redirect.addFlashAttribute("resetLink", link);
        return back(person, "console.people.reset-link.made", redirect);
    }

    @PostMapping("/console/people/{account}/deactivate")
    String deactivate(@PathVariable UUID account, RedirectAttributes redirect) {
        PersonView person = person(account);
        accounts.deactivate(person.id());
        return back(person, "console.seller.deactivated", redirect);
    }

    @PostMapping("/console/people/{account}/activate")
    String activate(@PathVariable UUID account, RedirectAttributes redirect) {
        PersonView person = person(account);
        accounts.activate(person.id());
        return back(person, "console.seller.activated", redirect);
    }

    /** Sellers and administrators have pages of their own. */
    private PersonView person(UUID account) {
        return people.find(new AccountId(account))
                .filter(found -> found.role() == Role.VIEWER)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(PersonView person, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", done);
        redirect.addAttribute("q", person.email());
        return "redirect:/console/people";
    }
}
