package io.vitrine.console;

import io.vitrine.stage.ChatException;
import io.vitrine.stage.SiteChat;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Says what nobody may write in any chat, and which addresses may not write at all. */
@Controller
@RequestMapping("/console/chat")
class ChatRulesController {

    private static final String BACK = "redirect:/console/chat";

    private final SiteChat site;
    private final Clock clock;

    ChatRulesController(SiteChat site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        SiteChat.View view = site.look();
        model.addAttribute("view", view);
        model.addAttribute("lengths", BanLength.fixed());
        model.addAttribute("words", Objects.requireNonNullElse(model.getAttribute("typed.words"), view.words()));
        model.addAttribute("network", Objects.requireNonNullElse(model.getAttribute("typed.network"), ""));
        model.addAttribute("reason", Objects.requireNonNullElse(model.getAttribute("typed.reason"), ""));
        return "console/chat";
    }

    @PostMapping("/words")
    String words(@RequestParam(defaultValue = "") String words, RedirectAttributes redirect) {
        site.setWords(words);
        redirect.addFlashAttribute("notice", "console.chat.words.done");
        return BACK;
    }

    @PostMapping("/bans")
    String ban(
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "OPEN") BanLength length,
            RedirectAttributes redirect) {
        Instant now = clock.instant();
        Instant end = length.until(now);
        site.ban(network, reason, end == null ? null : Duration.between(now, end));
        redirect.addFlashAttribute("notice", "console.chat.banned");
        redirect.addFlashAttribute("noticeArg", network.strip());
        return BACK;
    }

    @PostMapping("/bans/{ban}/lift")
    String lift(@PathVariable UUID ban, RedirectAttributes redirect) {
        site.lift(ban);
        redirect.addFlashAttribute("notice", "console.chat.lifted");
        return BACK;
    }

    /** Nothing that was typed is lost. */
    @ExceptionHandler
    String refuse(ChatException e, HttpServletRequest request) {
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put("alert", "chat.refused." + e.code());
        for (String field : List.of("words", "network", "reason")) {
            if (request.getParameter(field) != null) {
                flash.put("typed." + field, request.getParameter(field));
            }
        }
        return BACK;
    }
}
