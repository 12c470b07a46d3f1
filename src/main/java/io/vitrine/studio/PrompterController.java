package io.vitrine.studio;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.runsheet.HostMessages;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.stage.ChatDesk;
import io.vitrine.stage.ChatPlace;
import io.vitrine.studio.RunDesk.Refusal;
import io.vitrine.studio.SellerScope.Show;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the host reads before the camera, and what others have to say to them. */
@Controller
@Needs(Right.DIRECT)
@RequestMapping("/studio/broadcasts/{publicId}")
class PrompterController {

    private final SellerScope scope;
    private final RunDesks desks;
    private final RunSheets sheets;
    private final HostMessages messages;
    private final ChatDesk chat;
    private final Accounts accounts;

    PrompterController(
            SellerScope scope,
            RunDesks desks,
            RunSheets sheets,
            HostMessages messages,
            ChatDesk chat,
            Accounts accounts) {
        this.scope = scope;
        this.desks = desks;
        this.sheets = sheets;
        this.messages = messages;
        this.chat = chat;
        this.accounts = accounts;
    }

    @GetMapping("/prompter")
    String page(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        return fill(scope.show(who, publicId), model, null, "studio/prompter");
    }

    /** Only what changes; the page asks for it whenever the feed tells that something has. */
    @GetMapping("/prompter/now")
    String now(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        return fill(scope.show(who, publicId), model, null, "studio/prompter :: now");
    }

    @PostMapping("/prompter/{act}")
    String play(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String act,
            @RequestParam long step,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        Show show = scope.show(who, publicId);
        Refusal refusal = RunSheetController.attempt(() -> {
            // The host stands before the camera: what they do counts now.
            if (act.equals("next")) {
                sheets.next(show.broadcast(), step, null, who.account());
            } else if (act.equals("undo")) {
                sheets.undo(show.broadcast(), step, who.account());
            } else {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
        });
        return fill(show, model, refusal, fragment ? "studio/prompter :: now" : "studio/prompter");
    }

    @Needs(Right.CHAT)
    @PostMapping("/host-messages")
    String send(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        Show show = scope.show(who, publicId);
        Refusal refusal = RunSheetController.attempt(() -> messages.send(show.broadcast(), who.displayName(), text));
        model.addAttribute("refusal", refusal);
        model.addAttribute("typed", refusal == null ? "" : text);
        return messages(show.broadcast(), model);
    }

    @Needs(Right.CHAT)
    @GetMapping("/host-messages")
    String messages(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        return messages(scope.show(who, publicId).broadcast(), model);
    }

    @PostMapping("/host-messages/{message}/seen")
    String seen(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable UUID message,
            Model model) {
        Show show = scope.show(who, publicId);
        messages.acknowledge(show.broadcast(), message);
        return fill(show, model, null, "studio/prompter :: now");
    }

    /** The edge answers in our place: with all that the show's pages are told, and what only its people are. */
    @GetMapping("/feed")
    ResponseEntity<Void> feed(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        return ResponseEntity.ok()
                .header("X-Accel-Redirect", "/_desk/" + show.channelPublicId())
                .build();
    }

    private String messages(BroadcastView show, Model model) {
        model.addAttribute("show", show);
        model.addAttribute("messages", messages.latest(show));
        return "studio/host-messages :: messages";
    }

    private String fill(Show show, Model model, @Nullable Refusal refusal, String view) {
        BroadcastView broadcast = show.broadcast();
        ChatPlace place = new ChatPlace(
                broadcast,
                show.channel().seller(),
                accounts.shopName(show.channel().seller()).orElse(show.channel().name()));
        model.addAttribute("run", desks.of(broadcast, refusal));
        model.addAttribute("waiting", messages.waiting(broadcast));
        model.addAttribute("alerts", sheets.alerts(broadcast));
        model.addAttribute("questions", chat.look(place).questions());
        return view;
    }
}
