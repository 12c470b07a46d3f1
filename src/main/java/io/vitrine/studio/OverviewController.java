package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the seller's channels and broadcasts. */
@Controller
@Needs(Right.LOOK)
class OverviewController {

    private final Overviews overviews;

    OverviewController(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/studio")
    String overview(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("overview", overviews.of(who));
        return "studio/overview";
    }
}
