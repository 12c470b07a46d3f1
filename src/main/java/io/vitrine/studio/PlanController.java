package io.vitrine.studio;

import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastException;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.shared.PlainText;
import io.vitrine.studio.SellerScope.Show;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
        Instant start = planForm.startsAt(clock.getZone(), errors);
        if (!errors.hasErrors()) {
            try {
                BroadcastView planned = broadcasts.schedule(channel.id(), planForm.title(), start);
                redirect.addFlashAttribute(Commands.DONE, "studio.plan.done");
                return new ModelAndView("redirect:/studio/broadcasts/" + planned.publicId());
            } catch (BroadcastException e) {
                errors.rejectValue(fieldOf(e), e.code());
            }
        }
        ModelAndView again = new ModelAndView("studio/plan", HttpStatus.UNPROCESSABLE_CONTENT);
        again.addObject("channels", scope.channels(who));
        return again;
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
        return e.code().contains("title") ? "title" : "start";
    }
}
