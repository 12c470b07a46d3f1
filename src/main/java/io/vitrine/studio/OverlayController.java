package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.channels.ChannelView;
import io.vitrine.overlays.Overlays;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The overlay of a channel: its address for OBS, and how it is set up. */
@Controller
@Needs(Right.KEYS)
@RequestMapping("/studio/channels/{publicId}/overlay")
class OverlayController {

    private final SellerScope scope;
    private final Overlays overlays;

    OverlayController(SellerScope scope, Overlays overlays) {
        this.scope = scope;
        this.overlays = overlays;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        ChannelView channel = scope.channel(who, publicId);
        model.addAttribute("channel", channel);
        model.addAttribute("madeAt", overlays.madeAt(channel.id()).orElse(null));
        return "studio/overlay";
    }

    /** The key is on the next page only, and after the {@code #} of the address: browsers send that to nobody. */
    @PostMapping("/make")
    String make(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            RedirectAttributes redirect,
            HttpServletRequest request) {
        Secret key = overlays.make(scope.channel(who, publicId).id());
        redirect.addFlashAttribute(
                "address",
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/overlay")
                        .fragment(key.reveal())
                        .toUriString());
        return "redirect:/studio/channels/" + publicId + "/overlay";
    }

    @PostMapping("/revoke")
    String revoke(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        overlays.revoke(scope.channel(who, publicId).id());
        redirect.addFlashAttribute(Commands.DONE, "overlay.revoked");
        return "redirect:/studio/channels/" + publicId + "/overlay";
    }
}
