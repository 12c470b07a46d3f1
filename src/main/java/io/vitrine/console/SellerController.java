package io.vitrine.console;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelException;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.limits.Limits;
import io.vitrine.limits.LimitsException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows one seller, and acts on the seller's account and channels. */
@Controller
@RequestMapping("/console/sellers/{account}")
class SellerController {

    private static final int LONGEST_NAME = 80;

    private final Accounts accounts;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Limits limits;

    SellerController(Accounts accounts, Channels channels, Broadcasts broadcasts, Limits limits) {
        this.accounts = accounts;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.limits = limits;
    }

    @GetMapping
    String show(@PathVariable UUID account, Model model) {
        AccountView view = account(account);
        model.addAttribute("account", view);
        model.addAttribute("lengths", BanLength.values());
        if (!model.containsAttribute("shows")) {
            OptionalInt own = limits.ownShowsOf(seller(view));
            model.addAttribute("shows", own.isEmpty() ? "" : Integer.toString(own.getAsInt()));
        }
        model.addAttribute(
                "channels",
                channels.ofSeller(seller(view)).stream().map(this::row).toList());
        return "console/seller";
    }

    @PostMapping("/deactivate")
    String deactivate(@PathVariable UUID account, RedirectAttributes redirect) {
        accounts.deactivate(account(account).id());
        return back(account, "console.seller.deactivated", redirect);
    }

    @PostMapping("/activate")
    String activate(@PathVariable UUID account, RedirectAttributes redirect) {
        accounts.activate(account(account).id());
        return back(account, "console.seller.activated", redirect);
    }

    @PostMapping("/reset-password")
    String resetPassword(@PathVariable UUID account, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "firstPassword", accounts.resetPassword(account(account).id()));
        return back(account, "console.seller.reset", redirect);
    }

    @PostMapping("/channels")
    String createChannel(
            @PathVariable UUID account, @RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
        SellerId seller = seller(account(account));
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            redirect.addFlashAttribute("channelName", stripped);
            redirect.addFlashAttribute(
                    "channelNameError",
                    stripped.isEmpty() ? "console.channel.name.missing" : "console.channel.name.long");
            return "redirect:/console/sellers/" + account;
        }
        try {
            channels.create(seller, ChannelSettings.named(stripped));
            return back(account, "console.channel.created", redirect);
        } catch (ChannelException e) {
            redirect.addFlashAttribute("channelName", stripped);
            redirect.addFlashAttribute("channelNameError", e.code());
            return "redirect:/console/sellers/" + account;
        }
    }

    /** @param shows how many shows of the shop may be on air at once; empty for the limit of the site */
    @PostMapping("/limits")
    String limit(
            @PathVariable UUID account, @RequestParam(defaultValue = "") String shows, RedirectAttributes redirect) {
        try {
            limits.setShowsOf(seller(account(account)), shows);
            return back(account, "console.seller.shows.done", redirect);
        } catch (LimitsException e) {
            redirect.addFlashAttribute("shows", shows);
            redirect.addFlashAttribute("showsError", "console.seller.shows.invalid");
            return "redirect:/console/sellers/" + account;
        }
    }

    private AccountView account(UUID id) {
        return accounts.find(new AccountId(id))
                .filter(found -> found.seller() != null)
                .orElseThrow(SellerController::nothing);
    }

    private static SellerId seller(AccountView account) {
        SellerId seller = account.seller();
        if (seller == null) {
            throw nothing();
        }
        return seller;
    }

    private Row row(ChannelView channel) {
        BroadcastView current = broadcasts
                .current(channel.id())
                .filter(broadcast -> broadcast.phase().acceptsSignal())
                .orElse(null);
        return new Row(channel, current, broadcasts.blocked(channel.id()));
    }

    private static String back(UUID account, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", done);
        return "redirect:/console/sellers/" + account;
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /**
     * A channel of the seller.
     *
     * @param current what it carries or waits for; null if nothing
     * @param blocked shows whose block can be lifted
     */
    record Row(ChannelView channel, @Nullable BroadcastView current, List<BroadcastView> blocked) {}
}
