package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.StreamKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Shows and replaces stream keys.
 *
 * <p>A key is never part of a page: it is asked for with a POST when its owner wants it, and no cache keeps the answer.
 */
@Controller
@Needs(Right.SHOP)
class StreamKeyController {

    private final SellerScope scope;
    private final StreamKeys keys;

    StreamKeyController(SellerScope scope, StreamKeys keys) {
        this.scope = scope;
        this.keys = keys;
    }

    @Needs(Right.KEYS)
    @PostMapping("/studio/channels/{publicId}/keys/{slot}/show")
    ResponseEntity<String> show(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, @PathVariable KeySlot slot) {
        ChannelView channel = scope.channel(who, publicId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(keys.show(channel.id(), slot).reveal());
    }

    @PostMapping("/studio/channels/{publicId}/keys/{slot}/rotate")
    String rotate(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable KeySlot slot,
            @RequestParam Grace grace,
            RedirectAttributes redirect) {
        ChannelView channel = scope.channel(who, publicId);
        keys.rotate(channel.id(), slot, grace.duration());
        redirect.addFlashAttribute(Commands.DONE, "studio.key.rotated." + grace.key());
        return "redirect:/studio/channels/" + publicId;
    }
}
