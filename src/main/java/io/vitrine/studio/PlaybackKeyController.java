package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.playbackkeys.PlaybackKeyException;
import io.vitrine.playbackkeys.PlaybackKeys;
import io.vitrine.shared.PublicId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists, registers and removes the public keys by which a shop's own programs let viewers in. */
@Controller
@Needs(Right.SHOP)
class PlaybackKeyController {

    private static final String PATH = "/studio/playback-keys";

    private final SellerScope scope;
    private final PlaybackKeys keys;

    PlaybackKeyController(SellerScope scope, PlaybackKeys keys) {
        this.scope = scope;
        this.keys = keys;
    }

    @GetMapping(PATH)
    ModelAndView list(@AuthenticationPrincipal SignedIn who) {
        return page(who, "", "");
    }

    @PostMapping(PATH)
    ModelAndView add(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String pem,
            RedirectAttributes redirect) {
        try {
            keys.add(scope.seller(who), name, pem);
            redirect.addFlashAttribute(Commands.DONE, "studio.playback.added");
            return new ModelAndView("redirect:" + PATH);
        } catch (PlaybackKeyException e) {
            // What was pasted by mistake is not sent back over the network again.
            String shown = e.code().equals("playback.key.private") ? "" : pem;
            ModelAndView page = page(who, name, shown).addObject("refused", e.code());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping(PATH + "/{id}/remove")
    String remove(@AuthenticationPrincipal SignedIn who, @PathVariable String id, RedirectAttributes redirect) {
        if (PublicId.isValid(id)) {
            keys.remove(scope.seller(who), PublicId.of(id));
        }
        redirect.addFlashAttribute(Commands.DONE, "studio.playback.removed");
        return "redirect:" + PATH;
    }

    private ModelAndView page(SignedIn who, String name, String pem) {
        return new ModelAndView("studio/playback-keys")
                .addObject("keys", keys.ofSeller(scope.seller(who)))
                .addObject("name", name)
                .addObject("pem", pem)
                .addObject("most", PlaybackKeys.MOST_NAME);
    }
}
