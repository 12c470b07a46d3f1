package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollException;
import io.vitrine.polls.Polls;
import io.vitrine.shared.PublicId;
import io.vitrine.stage.StageException;
import io.vitrine.studio.PollDesk.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The polls and quizzes of a show. */
@Controller
@Needs(Right.DIRECT)
@RequestMapping("/studio/broadcasts/{publicId}/polls")
class PollDeskController {

    private static final String VIEW = "studio/polls :: polls";
    private static final String PAGE = "studio/polls-page";

    private final SellerScope scope;
    private final PollDesks desks;
    private final Polls polls;

    PollDeskController(SellerScope scope, PollDesks desks, Polls polls) {
        this.scope = scope;
        this.desks = desks;
        this.polls = polls;
    }

    /** @param version of what the page shows; nothing is answered (204) if that is still true */
    @GetMapping
    @Nullable
    String show(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String version,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model,
            HttpServletResponse response) {
        PollDesk desk = desks.of(scope.show(who, publicId).broadcast(), null, PollForm.EMPTY);
        if (desk.version().equals(version)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("polls", desk);
        return fragment ? VIEW : PAGE;
    }

    @PostMapping
    String create(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @ModelAttribute PollForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        return done(show, fragment, model, form, () -> polls.create(show, form.draft()));
    }

    @PostMapping("/{poll}")
    String act(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String poll,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String mediaAt,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        if (!PublicId.isValid(poll) || polls.find(show, PublicId.of(poll)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        PublicId id = PublicId.of(poll);
        Instant at = Stamps.time(mediaAt);
        return done(show, fragment, model, PollForm.EMPTY, () -> {
            switch (act) {
                case "open" -> polls.open(show, id, at);
                case "close" -> polls.close(show, id, at);
                case "reveal" -> polls.reveal(show, id, at);
                case "down" -> polls.takeDown(show, id, at);
                case "delete" -> polls.delete(show, id);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        });
    }

    private String done(BroadcastView show, boolean fragment, Model model, PollForm form, Runnable command) {
        Refusal refusal = null;
        try {
            command.run();
        } catch (PollException e) {
            refusal = new Refusal(e.code(), List.of(e.args()));
        } catch (StageException e) {
            refusal = new Refusal(e.code(), List.of(e.args()));
        }
        if (!fragment && refusal == null) {
            return "redirect:/studio/broadcasts/" + show.publicId() + "/polls";
        }
        model.addAttribute("polls", desks.of(show, refusal, refusal == null ? PollForm.EMPTY : form));
        return fragment ? VIEW : PAGE;
    }
}
