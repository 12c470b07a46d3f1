package io.vitrine.showroom;

import io.vitrine.broadcasts.BroadcastView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for the passcode of a show that is not for everybody. */
@Controller
class PasscodeController {

    static final String PATH = "/passcode";

    private final HiddenShows hidden;

    PasscodeController(HiddenShows hidden) {
        this.hidden = hidden;
    }

    @GetMapping("/live/{id}" + PATH)
    ModelAndView ask(@PathVariable String id) {
        return page(show(id), HttpStatus.OK, false);
    }

    @PostMapping("/live/{id}" + PATH)
    ModelAndView open(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String passcode,
            HttpServletRequest request,
            HttpServletResponse response) {
        BroadcastView show = show(id);
        return hidden.open(show, passcode.strip(), request, response)
                ? new ModelAndView("redirect:/live/" + show.publicId())
                : page(show, HttpStatus.UNPROCESSABLE_CONTENT, true);
    }

    /** Tells nothing of the show but whether it is a rehearsal. */
    private static ModelAndView page(BroadcastView show, HttpStatus status, boolean wrong) {
        return new ModelAndView(
                "passcode",
                Map.of(
                        "page", show.publicId().value(),
                        "rehearsal", show.listing().isRehearsal(),
                        "wrong", wrong),
                status);
    }

    private BroadcastView show(String id) {
        return hidden.find(id).orElseThrow(Places::nowhere);
    }
}
