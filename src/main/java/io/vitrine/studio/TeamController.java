package io.vitrine.studio;

import io.vitrine.accounts.AccountException;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.ShopChoice;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.TeamInvitation;
import io.vitrine.accounts.TeamMemberView;
import io.vitrine.accounts.TeamRole;
import io.vitrine.accounts.TeamShop;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Shows a shop's team; lets its owner invite, change and dismiss, and everybody leave. */
@Controller
@Needs(Right.SHOP)
class TeamController {

    private static final String PAGE = "studio/team";
    private static final String BACK = "redirect:/studio/team";

    private final ActingShop acting;
    private final Team team;
    private final TeamShows shows;
    private final Clock clock;

    TeamController(ActingShop acting, Team team, TeamShows shows, Clock clock) {
        this.acting = acting;
        this.team = team;
        this.shows = shows;
        this.clock = clock;
    }

    /** Whoever is not the owner sees only what they may do themselves. */
    @Needs(Right.LOOK)
    @GetMapping("/studio/team")
    ModelAndView show(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String show) {
        return page(who, HttpStatus.OK).addObject("teamForm", TeamForm.empty(show));
    }

    @PostMapping("/studio/team")
    ModelAndView invite(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute TeamForm teamForm,
            BindingResult errors,
            Locale language,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Instant end = teamForm.endsAt(clock.getZone(), errors);
        UUID show = teamForm.show().isEmpty()
                ? null
                : shows.id(seller(), teamForm.show()).orElse(null);
        if (!teamForm.show().isEmpty() && show == null) {
            errors.rejectValue("show", "team.show.over");
        }
        TeamInvitation made = errors.hasErrors()
                ? null
                : attempt(
                        errors,
                        () -> team.invite(seller(), teamForm.email(), teamForm.teamRole(), show, end, language));
        if (made == null) {
            ModelAndView again = page(who, HttpStatus.UNPROCESSABLE_CONTENT);
            again.addAllObjects(errors.getModel());
            return again;
        }
        tell(made, request, redirect);
        return new ModelAndView(BACK);
    }

    @PostMapping("/studio/team/{member}/again")
    String inviteAgain(
            @PathVariable UUID member, Locale language, HttpServletRequest request, RedirectAttributes redirect) {
        try {
            tell(team.inviteAgain(seller(), member, language), request, redirect);
        } catch (AccountException e) {
            redirect.addFlashAttribute(Commands.FAILED, e.code());
        }
        return BACK;
    }

    @PostMapping("/studio/team/{member}")
    String change(@PathVariable UUID member, @ModelAttribute TeamForm teamForm, RedirectAttributes redirect) {
        Errors errors = new BeanPropertyBindingResult(teamForm, "teamForm");
        Instant end = teamForm.endsAt(clock.getZone(), errors);
        if (errors.hasErrors()) {
            redirect.addFlashAttribute(Commands.FAILED, "team.until.invalid");
            return BACK;
        }
        try {
            team.change(seller(), member, teamForm.teamRole(), end);
            redirect.addFlashAttribute(Commands.DONE, "team.changed");
        } catch (AccountException e) {
            redirect.addFlashAttribute(Commands.FAILED, e.code());
        }
        return BACK;
    }

    @PostMapping("/studio/team/{member}/dismiss")
    String dismiss(@PathVariable UUID member, RedirectAttributes redirect) {
        team.dismiss(seller(), member);
        redirect.addFlashAttribute(Commands.DONE, "team.dismissed");
        return BACK;
    }

    @Needs(Right.LOOK)
    @PostMapping("/studio/team/leave")
    String leave(@AuthenticationPrincipal SignedIn who, RedirectAttributes redirect) {
        TeamShop left = acting.now().shop();
        if (left.own()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        team.leave(who.account(), left.seller());
        redirect.addFlashAttribute(Commands.DONE, "team.left");
        redirect.addFlashAttribute("noticeArg", left.name());
        return team.shopsOf(who).isEmpty() ? "redirect:/account" : "redirect:/studio";
    }

    /** Goes on with another shop of this person's. */
    @Needs(Right.LOOK)
    @PostMapping("/studio/shops/{seller}")
    String choose(@PathVariable UUID seller, HttpServletRequest request, HttpServletResponse response) {
        SellerId wanted = acting.now().shops().stream()
                .map(TeamShop::seller)
                .filter(shop -> shop.value().equals(seller))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ShopChoice.keep(wanted, request, response);
        return "redirect:/studio";
    }

    private SellerId seller() {
        return acting.now().seller();
    }

    private ModelAndView page(SignedIn who, HttpStatus status) {
        List<TeamMemberView> all = team.members(seller());
        boolean owner = acting.now().membership().isOwner();
        return new ModelAndView(PAGE, status)
                .addObject("owner", team.ownerOf(seller()).orElse(null))
                .addObject(
                        "members",
                        all.stream()
                                .filter(member -> owner || who.email().equals(member.account()))
                                .map(member -> new Row(member, shows.title(member.broadcast())))
                                .toList())
                .addObject("shows", owner ? shows.open(seller()) : List.of())
                .addObject(
                        "roles",
                        Arrays.stream(TeamRole.values())
                                .filter(TeamRole::isGiven)
                                .toList());
    }

    private static @Nullable TeamInvitation attempt(BindingResult errors, Supplier<TeamInvitation> command) {
        try {
            return command.get();
        } catch (AccountException e) {
            errors.rejectValue(e.field().equals("endsAt") ? "until" : e.field(), e.code());
            return null;
        }
    }

    private static void tell(TeamInvitation made, HttpServletRequest request, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                Commands.DONE, made.toHandOver().isPresent() ? "team.invited.no-mail" : "team.invited");
        made.toHandOver()
                .ifPresent(path -> redirect.addFlashAttribute(
                        "link",
                        ServletUriComponentsBuilder.fromContextPath(request)
                                .path(path)
                                .toUriString()));
    }

    /**
     * A member, and the show it is for.
     *
     * @param show its title; null for the whole shop
     */
    record Row(TeamMemberView member, @Nullable String show) {}
}
