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
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bans channels and blocks broadcasts. */
@Controller
class ModerationController {

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
    String ban(@PathVariable String publicId, ModerationForm form, RedirectAttributes redirect) {
        ChannelView channel = channel(publicId);
        Instant end = form.end(clock);
        String problem = form.problemOfBan(end);
        if (problem == null) {
            try {
                channels.ban(channel.id(), form.reason(), end);
                // The ban refuses the encoder when it comes back; this makes it go.
                signals.drop(channel.id());
                return back(form.wall(), channel, "console.channel.banned", redirect);
            } catch (ChannelException e) {
                problem = e.code();
            }
        }
        String action = "/console/channels/" + publicId + "/ban";
        return again(new Again("ban", publicId, action, channel.name(), form), channel, problem, redirect);
    }

    @PostMapping("/console/channels/{publicId}/lift-ban")
    String liftBan(@PathVariable String publicId, RedirectAttributes redirect) {
        ChannelView channel = channel(publicId);
        channels.liftBan(channel.id());
        return back(false, channel, "console.channel.lifted", redirect);
    }

    @PostMapping("/console/broadcasts/{publicId}/block")
    String block(@PathVariable String publicId, ModerationForm form, RedirectAttributes redirect) {
        BroadcastView broadcast = broadcast(publicId);
        ChannelView channel = channel(broadcast.channelPublicId().value());
        String problem = form.problem();
        if (problem == null) {
            try {
                broadcasts.block(broadcast.id(), form.reason());
                // A show that was over already has no encoder: the channel's may carry the next one.
                if (broadcast.phase().acceptsSignal()) {
                    signals.drop(channel.id());
                }
                return back(form.wall(), channel, "console.broadcast.blocked", redirect);
            } catch (BroadcastException e) {
                problem = e.code();
            }
        }
        String action = "/console/broadcasts/" + publicId + "/block";
        return again(new Again("block", publicId, action, broadcast.title(), form), channel, problem, redirect);
    }

    @PostMapping("/console/broadcasts/{publicId}/lift-block")
    String liftBlock(@PathVariable String publicId, RedirectAttributes redirect) {
        BroadcastView broadcast = broadcast(publicId);
        ChannelView channel = channel(broadcast.channelPublicId().value());
        try {
            broadcasts.liftBlock(broadcast.id());
            return back(false, channel, "console.broadcast.lifted", redirect);
        } catch (BroadcastException e) {
            redirect.addFlashAttribute("alert", e.code());
            return page(channel);
        }
    }

    private String back(boolean wall, ChannelView channel, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", done);
        return wall ? "redirect:/console" : page(channel);
    }

    /** Opens the dialog again, with what was typed. */
    private String again(Again again, ChannelView channel, String problem, RedirectAttributes redirect) {
        redirect.addFlashAttribute("alert", problem);
        redirect.addFlashAttribute("again", again);
        return again.form().wall() ? "redirect:/console" : page(channel);
    }

    private BroadcastView broadcast(String publicId) {
        return id(publicId).flatMap(broadcasts::find).orElseThrow(ModerationController::nothing);
    }

    private ChannelView channel(String publicId) {
        return id(publicId).flatMap(channels::find).orElseThrow(ModerationController::nothing);
    }

    /** The page of the seller whose channel it is. */
    private String page(ChannelView channel) {
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

    /**
     * What was refused.
     *
     * @param kind {@code ban} or {@code block}
     * @param about what it was to be done to, by its public id
     * @param name the same for people
     */
    record Again(String kind, String about, String action, String name, ModerationForm form) implements Serializable {

        /** The dialog it was typed into: the wall has one for all. */
        public String dialog() {
            return form.wall() ? kind : kind + "-" + about;
        }
    }
}
