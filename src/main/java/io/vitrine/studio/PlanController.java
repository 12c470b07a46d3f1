package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastException;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.ChannelView;
import io.vitrine.shared.PlainText;
import io.vitrine.studio.SellerScope.Show;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans, renames and cancels shows. */
@Controller
@Needs(Right.DIRECT)
class PlanController {

    private static final int LONGEST_TITLE = 120;

    private final SellerScope scope;
    private final Broadcasts broadcasts;
    private final Clock clock;

    PlanController(SellerScope scope, Broadcasts broadcasts, Clock clock) {
        this.scope = scope;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    @GetMapping("/studio/broadcasts/new")
    String form(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String channel, Model model) {
        List<ChannelView> channels = scope.channels(who);
        if (channels.isEmpty()) {
            return "redirect:/studio/channels/new";
        }
        model.addAttribute("channels", channels);
        model.addAttribute("visibilities", Visibility.values());
        model.addAttribute("policies", PlaybackPolicy.values());
        model.addAttribute("holdModes", HoldMode.values());
        model.addAttribute(
                "planForm",
                PlanForm.empty(channel.isEmpty() ? channels.get(0).publicId().value() : channel));
        return "studio/plan";
    }

    @PostMapping("/studio/broadcasts")
    ModelAndView plan(
            @AuthenticationPrincipal SignedIn who,
            @Valid @ModelAttribute PlanForm planForm,
            BindingResult errors,
            RedirectAttributes redirect) {
        ChannelView channel = scope.channel(who, planForm.channel());
        ShowPlan plan = planForm.plan(clock.getZone(), errors);
        if (plan != null) {
            try {
                BroadcastView planned = broadcasts.schedule(channel.id(), plan);
                redirect.addFlashAttribute(
                        Commands.DONE,
                        plan.kind() == Kind.REHEARSAL ? "studio.plan.done.rehearsal" : "studio.plan.done");
                return new ModelAndView("redirect:/studio/broadcasts/" + planned.publicId());
            } catch (BroadcastException e) {
                errors.rejectValue(fieldOf(e), e.code());
            }
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, scope.channels(who), null);
    }

    @GetMapping("/studio/broadcasts/{publicId}/plan")
    ModelAndView planned(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        return page(HttpStatus.OK, List.of(), show).addObject("planForm", PlanForm.of(show, clock.getZone()));
    }

    @PostMapping("/studio/broadcasts/{publicId}/plan")
    ModelAndView replan(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @Valid @ModelAttribute PlanForm planForm,
            BindingResult errors,
            RedirectAttributes redirect) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        ShowPlan plan = planForm.plan(clock.getZone(), errors);
        if (plan != null) {
            try {
                broadcasts.replan(show.id(), plan);
                redirect.addFlashAttribute(Commands.DONE, "studio.replan.done");
                return new ModelAndView("redirect:/studio/broadcasts/" + publicId);
            } catch (BroadcastException e) {
                errors.rejectValue(fieldOf(e), e.code());
            }
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, List.of(), show);
    }

    /** @param show the one that is changed; null for a new one */
    private static ModelAndView page(HttpStatus status, List<ChannelView> channels, @Nullable BroadcastView show) {
        return new ModelAndView("studio/plan", status)
                .addObject("channels", channels)
                .addObject("visibilities", Visibility.values())
                .addObject("policies", PlaybackPolicy.values())
                .addObject("holdModes", HoldMode.values())
                .addObject("holdsFixed", show != null && show.startedAt() != null)
                .addObject("startFixed", show != null && show.phase() != Phase.SCHEDULED)
                .addObject("planned", show == null ? null : show.publicId());
    }

    @PostMapping("/studio/broadcasts/{publicId}/rename")
    String rename(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String title,
            RedirectAttributes redirect) {
        Show show = scope.show(who, publicId);
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_TITLE) {
            redirect.addFlashAttribute(
                    "renameError", stripped.isEmpty() ? "studio.plan.title.missing" : "studio.plan.title.long");
            redirect.addFlashAttribute("renameTitle", PlainText.cleaned(stripped, 2 * LONGEST_TITLE));
        } else {
            Commands.attempt(
                    redirect,
                    "studio.rename.done",
                    () -> broadcasts.rename(show.broadcast().id(), stripped));
        }
        return "redirect:/studio/broadcasts/" + publicId;
    }

    @PostMapping("/studio/broadcasts/{publicId}/cancel")
    String cancel(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Show show = scope.show(who, publicId);
        boolean cancelled = Commands.attempt(
                redirect,
                "studio.cancel.done",
                () -> broadcasts.cancel(show.broadcast().id()));
        return cancelled ? "redirect:/studio" : "redirect:/studio/broadcasts/" + publicId;
    }

    private static String fieldOf(BroadcastException e) {
        return e.code().contains("title")
                ? "title"
                : e.code().startsWith("broadcast.end") ? "end" : e.code().equals("broadcast.holds") ? "holds" : "start";
    }
}
