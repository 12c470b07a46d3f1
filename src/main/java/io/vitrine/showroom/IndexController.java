package io.vitrine.showroom;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what is on air and what is coming. */
@Controller
class IndexController {

    private static final int UPCOMING = 24;

    private final Shows shows;

    IndexController(Shows shows) {
        this.shows = shows;
    }

    @GetMapping("/")
    String index(Model model) {
        model.addAttribute("live", shows.onAir());
        model.addAttribute("upcoming", shows.upcoming(UPCOMING));
        return "index";
    }
}
