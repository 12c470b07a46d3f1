package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelException;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.LatencyMode;
import io.vitrine.channels.StreamKeys;
import io.vitrine.ingest.Signals;
import io.vitrine.profiles.ProfileException;
import io.vitrine.profiles.Profiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes channels, and shows and changes one. */
@Controller
@Needs(Right.SHOP)
class ChannelController {

    private final SellerScope scope;
    private final Channels channels;
    private final StreamKeys keys;
    private final Broadcasts broadcasts;
    private final Signals signals;
    private final EncoderAddress encoderAddress;
    private final Profiles profiles;
    private final TransactionTemplate transactions;

    ChannelController(
            SellerScope scope,
            Channels channels,
            StreamKeys keys,
            Broadcasts broadcasts,
            Signals signals,
            EncoderAddress encoderAddress,
            Profiles profiles,
            TransactionTemplate transactions) {
        this.scope = scope;
        this.channels = channels;
        this.keys = keys;
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.encoderAddress = encoderAddress;
        this.profiles = profiles;
        this.transactions = transactions;
    }

    @GetMapping("/studio/channels/new")
    String form(Model model) {
        model.addAttribute("channelForm", ChannelForm.empty());
        model.addAttribute("latencies", LatencyMode.values());
        model.addAttribute("profiles", profiles.offered(null));
        return "studio/channel-new";
    }

    @PostMapping("/studio/channels")
    ModelAndView create(
            @AuthenticationPrincipal SignedIn who,
            @Valid @ModelAttribute ChannelForm channelForm,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return newAgain();
        }
        try {
            ChannelView made = saved(channelForm, () -> channels.create(scope.seller(who), channelForm.settings()));
            redirect.addFlashAttribute(Commands.DONE, "studio.channel.created");
            return new ModelAndView("redirect:/studio/channels/" + made.publicId());
        } catch (ChannelException e) {
            errors.rejectValue(fieldOf(e), e.code());
        } catch (ProfileException | IllegalArgumentException e) {
            errors.rejectValue("profile", "studio.channel.ladder.unknown");
        }
        return newAgain();
    }

    @Needs(Right.KEYS)
    @GetMapping("/studio/channels/{publicId}")
    String show(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            Model model,
            HttpServletRequest request) {
        ChannelView channel = scope.channel(who, publicId);
        model.addAttribute(
                "channelForm",
                ChannelForm.of(channel, profiles.chosen(channel.id()).orElse(null)));
        fill(model.asMap(), channel, request);
        return "studio/channel";
    }

    @PostMapping("/studio/channels/{publicId}/settings")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @Valid @ModelAttribute ChannelForm channelForm,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        ChannelView channel = scope.channel(who, publicId);
        if (!errors.hasErrors()) {
            try {
                saved(channelForm, () -> channels.change(channel.id(), channelForm.settings()));
                redirect.addFlashAttribute(Commands.DONE, "studio.channel.changed");
                return new ModelAndView("redirect:/studio/channels/" + publicId);
            } catch (ChannelException e) {
                errors.rejectValue(fieldOf(e), e.code());
            } catch (ProfileException | IllegalArgumentException e) {
                errors.rejectValue("profile", "studio.channel.ladder.unknown");
            }
        }
        ModelAndView again = new ModelAndView("studio/channel", HttpStatus.UNPROCESSABLE_CONTENT);
        fill(again.getModel(), channel, request);
        return again;
    }

    /** The channel and what it has chosen, or neither. */
    private ChannelView saved(ChannelForm form, Supplier<ChannelView> save) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            ChannelView channel = save.get();
            profiles.choose(channel.id(), form.profileId());
            return channel;
        }));
    }

    private ModelAndView newAgain() {
        return new ModelAndView(
                "studio/channel-new",
                Map.of("latencies", LatencyMode.values(), "profiles", profiles.offered(null)),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String fieldOf(ChannelException e) {
        return e.code().equals("channel.reconnect-window") ? "reconnectMinutes" : "name";
    }

    private void fill(Map<String, Object> model, ChannelView channel, HttpServletRequest request) {
        model.put("channel", channel);
        model.put("latencies", LatencyMode.values());
        model.put("profiles", profiles.offered(channel.id()));
        model.put("server", encoderAddress.of(request));
        model.put("keys", keys.of(channel.id()));
        model.put("graces", Grace.values());
        model.put("advice", Advice.values());
        model.put("refused", signals.refused(channel.id()));
        model.put("watchAddress", watchAddress(request, channel));
        broadcasts
                .current(channel.id())
                .filter(broadcast -> ShowState.of(broadcast).isOpen())
                .ifPresent(broadcast -> {
                    model.put("current", broadcast);
                    model.put("state", ShowState.of(broadcast));
                });
    }

    private static String watchAddress(HttpServletRequest request, ChannelView channel) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path("/live/{id}")
                .buildAndExpand(channel.publicId())
                .toUriString();
    }
}
