package io.vitrine.console;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.broadcasts.BroadcastException;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelException;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.ingest.Signals;
import io.vitrine.shared.PublicId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bans channels and blocks broadcasts. */
@Controller
class ModerationController {

    private static final int LONGEST_REASON = 200;

    private final Accounts accounts;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Signals signals;
    private final Clock clock;

    ModerationController(Accounts accounts, Channels channels, Broadcasts broadcasts, Signals signals, Clock clock) {
        this.accounts = accounts;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.clock = clock;
    }

    @PostMapping("/console/channels/{publicId}/ban")
    String ban(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "OPEN") BanLength length,
            RedirectAttributes redirect) {
        ChannelView channel = channel(publicId);
        if (isReason(reason, redirect)) {
            try {
                channels.ban(channel.id(), reason.strip(), length.until(clock.instant()));
                // The ban refuses the encoder when it comes back; this makes it go.
                signals.drop(channel.id());
                redirect.addFlashAttribute("notice", "console.channel.banned");
            } catch (ChannelException e) {
                redirect.addFlashAttribute("alert", e.code());
            }
        }
        return back(channel);
    }

    @PostMapping("/console/channels/{publicId}/lift-ban")
    String liftBan(@PathVariable String publicId, RedirectAttributes redirect) {
        ChannelView channel = channel(publicId);
        channels.liftBan(channel.id());
        redirect.addFlashAttribute("notice", "console.channel.lifted");
        return back(channel);
    }

    @PostMapping("/console/broadcasts/{publicId}/block")
    String block(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        BroadcastView broadcast = broadcast(publicId);
        ChannelView channel = channel(broadcast.channelPublicId().value());
        if (isReason(reason, redirect)) {
            try {
                broadcasts.block(broadcast.id(), reason.strip());
                signals.drop(channel.id());
                redirect.addFlashAttribute("notice", "console.broadcast.blocked");
            } catch (BroadcastException e) {
                redirect.addFlashAttribute("alert", e.code());
            }
        }
        return back(channel);
    }

    @PostMapping("/console/broadcasts/{publicId}/lift-block")
    String liftBlock(@PathVariable String publicId, RedirectAttributes redirect) {
        BroadcastView broadcast = broadcast(publicId);
        try {
            broadcasts.liftBlock(broadcast.id());
            redirect.addFlashAttribute("notice", "console.broadcast.lifted");
        } catch (BroadcastException e) {
            redirect.addFlashAttribute("alert", e.code());
        }
        return back(channel(broadcast.channelPublicId().value()));
    }

    private static boolean isReason(String reason, RedirectAttributes redirect) {
        String stripped = reason.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
            redirect.addFlashAttribute("alert", stripped.isEmpty() ? "console.reason.missing" : "console.reason.long");
            redirect.addFlashAttribute("reason", stripped);
            return false;
        }
        return true;
    }

    private BroadcastView broadcast(String publicId) {
        return id(publicId).flatMap(broadcasts::find).orElseThrow(ModerationController::nothing);
    }

    private ChannelView channel(String publicId) {
        return id(publicId).flatMap(channels::find).orElseThrow(ModerationController::nothing);
    }

    /** The page of the seller whose channel it is. */
    private String back(ChannelView channel) {
        return accounts.all().stream()
                .filter(account -> channel.seller().equals(account.seller()))
                .map(AccountView::id)
                .findFirst()
                .map(account -> "redirect:/console/sellers/" + account)
                .orElse("redirect:/console/sellers");
    }

    private static Optional<PublicId> id(String value) {
        return PublicId.isValid(value) ? Optional.of(PublicId.of(value)) : Optional.empty();
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
