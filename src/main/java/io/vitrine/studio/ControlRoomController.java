package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.ingest.Signals;
import io.vitrine.studio.SellerScope.Show;
import io.vitrine.transcoding.Transcodings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The control room of one broadcast: what comes in, what goes out, and the buttons that matter. */
@Controller
@Needs(Right.DIRECT)
@RequestMapping("/studio/broadcasts/{publicId}")
class ControlRoomController {

    private final SellerScope scope;
    private final ControlRooms rooms;
    private final Desks desks;
    private final OfferDesks offers;
    private final RunDesks runs;
    private final PollDesks polls;
    private final Broadcasts broadcasts;
    private final Signals signals;
    private final Transcodings transcodings;
    private final EncoderAddress encoderAddress;
    private final ActingShop acting;

    ControlRoomController(
            SellerScope scope,
            ControlRooms rooms,
            Desks desks,
            OfferDesks offers,
            RunDesks runs,
            PollDesks polls,
            Broadcasts broadcasts,
            Signals signals,
            Transcodings transcodings,
            EncoderAddress encoderAddress,
            ActingShop acting) {
        this.scope = scope;
        this.rooms = rooms;
        this.desks = desks;
        this.offers = offers;
        this.runs = runs;
        this.polls = polls;
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.transcodings = transcodings;
        this.encoderAddress = encoderAddress;
        this.acting = acting;
    }

    /**
     * The page, or for htmx only what changes.
     *
     * @param stateVersion the state that the page shows; if it is still true, its part is not drawn anew
     */
    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            @RequestParam(defaultValue = "") String stateVersion,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Show show = scope.show(who, publicId);
        ControlRoom room = rooms.of(show);
        model.addAttribute("room", room);
        if (!fragment) {
            model.addAttribute("desk", desks.of(show, "", null));
            model.addAttribute("offerDesk", offers.of(show, OfferForm.empty(), null, List.of()));
            model.addAttribute("run", runs.of(show.broadcast(), null));
            model.addAttribute("polls", polls.of(show.broadcast(), null, PollForm.EMPTY));
        }
        model.addAttribute("fragment", fragment);
        model.addAttribute("drawState", !stateVersion.equals(room.stateVersion()));
        model.addAttribute("server", encoderAddress.of(request));
        model.addAttribute("watchAddress", WatchAddress.of(show, request));
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        return fragment ? "studio/broadcast-now :: now" : "studio/broadcast";
    }

    @GetMapping("/log")
    String log(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        Show show = scope.show(who, publicId);
        model.addAttribute("log", transcodings.log(show.broadcast().id()));
        return "studio/broadcast-log :: lines";
    }

    @PostMapping("/go-live")
    String goLive(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Show show = scope.show(who, publicId);
        Commands.attempt(
                redirect,
                "studio.golive.done",
                () -> broadcasts.goLive(show.broadcast().id()));
        return back(publicId);
    }

    @PostMapping("/end")
    String end(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Show show = scope.show(who, publicId);
        boolean ended = Commands.attempt(
                redirect,
                "studio.end.done",
                () -> broadcasts.end(show.broadcast().id()));
        boolean counts = show.broadcast().startedAt() != null
                && show.broadcast().listing().counts();
        return ended && counts && acting.now().may(Right.NUMBERS) ? back(publicId) + "/report" : back(publicId);
    }

    @PostMapping("/passcode")
    String changePasscode(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        broadcasts.changePasscode(scope.show(who, publicId).broadcast().id());
        redirect.addFlashAttribute(Commands.DONE, "studio.passcode.changed");
        return back(publicId);
    }

    @PostMapping("/addresses")
    String takeBackAddresses(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Show show = scope.show(who, publicId);
        Commands.attempt(
                redirect,
                "studio.addresses.done",
                () -> broadcasts.takeBackAddresses(show.broadcast().id()));
        return back(publicId);
    }

    @PostMapping("/disconnect")
    String disconnect(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Show show = scope.show(who, publicId);
        // A stale page must not cut off the encoder of the channel's next broadcast.
        if (show.broadcast().session() != null) {
            signals.drop(show.channel().id());
        }
        redirect.addFlashAttribute(Commands.DONE, "studio.disconnect.done");
        return back(publicId);
    }

    private static String back(String publicId) {
        return "redirect:/studio/broadcasts/" + publicId;
    }
}
