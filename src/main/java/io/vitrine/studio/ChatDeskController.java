package io.vitrine.studio;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Ids;
import io.vitrine.stage.Chat;
import io.vitrine.stage.ChatAction;
import io.vitrine.stage.ChatAuthor;
import io.vitrine.stage.ChatDesk;
import io.vitrine.stage.ChatDeskView;
import io.vitrine.stage.ChatException;
import io.vitrine.stage.ChatMark;
import io.vitrine.stage.ChatPlace;
import io.vitrine.stage.ChatPolicy;
import io.vitrine.stage.StageException;
import io.vitrine.studio.SellerScope.Show;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The chat desk of one show: what is written, and all that keeps order. */
@Controller
@Needs(Right.CHAT)
@RequestMapping("/studio/broadcasts/{publicId}/chat")
class ChatDeskController {

    private final ActingShop acting;
    private final SellerScope scope;
    private final Accounts accounts;
    private final Chat chat;
    private final ChatDesk desk;

    ChatDeskController(ActingShop acting, SellerScope scope, Accounts accounts, Chat chat, ChatDesk desk) {
        this.acting = acting;
        this.scope = scope;
        this.accounts = accounts;
        this.chat = chat;
        this.desk = desk;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        fill(model, place(who, publicId));
        return "studio/chat";
    }

    /** Only what changes by itself; the page asks for it again and again. */
    @GetMapping("/now")
    String now(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        fill(model, place(who, publicId));
        return "studio/chat-parts :: now";
    }

    @PostMapping("/say")
    String say(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request) {
        ChatPlace place = place(who, publicId);
        boolean host = acting.now().may(Right.DIRECT);
        chat.post(
                place,
                new ChatAuthor(
                        new VisitorId(who.account().value()),
                        host ? place.shop() : who.displayName(),
                        host ? ChatMark.HOST : ChatMark.MODERATOR,
                        false,
                        request.getRemoteAddr()),
                text,
                Ids.next());
        return back(publicId);
    }

    @PostMapping("/messages/{n}")
    String act(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable long n,
            @RequestParam ChatAction action,
            @RequestParam(defaultValue = "10") int minutes,
            @RequestParam(defaultValue = "") String reason) {
        desk.act(place(who, publicId), who.account(), n, action, minutes, reason);
        return back(publicId);
    }

    @PostMapping("/sanctions/{sanction}/lift")
    String lift(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, @PathVariable UUID sanction) {
        desk.lift(place(who, publicId), who.account(), sanction);
        return back(publicId);
    }

    @PostMapping("/policy")
    String policy(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "false") boolean frozen,
            @RequestParam(defaultValue = "0") int slow,
            @RequestParam(defaultValue = "false") boolean guests) {
        if (!ChatPolicy.SLOW.contains(slow)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        desk.set(place(who, publicId), who.account(), new ChatPolicy(frozen, slow, guests));
        return back(publicId);
    }

    @PostMapping("/repeats")
    String repeat(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "0") int seconds) {
        desk.repeat(place(who, publicId), who.account(), again, seconds);
        return back(publicId);
    }

    @PostMapping("/repeats/{repeat}/stop")
    String stopRepeat(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, @PathVariable UUID repeat) {
        desk.stopRepeat(place(who, publicId), who.account(), repeat);
        return back(publicId);
    }

    @PostMapping("/words")
    String words(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String shopWords,
            @RequestParam(defaultValue = "") String replies,
            RedirectAttributes redirect) {
        desk.setWords(place(who, publicId), who.account(), words, shopWords, replies);
        redirect.addFlashAttribute(Commands.DONE, "studio.chat.words.done");
        return back(publicId);
    }

    @ExceptionHandler
    String refuse(ChatException e, HttpServletRequest request) {
        return refuse("chat.refused." + e.code(), e.seconds(), request);
    }

    @ExceptionHandler
    String refuse(StageException e, HttpServletRequest request) {
        return refuse(e.code(), e.args().length == 0 ? "" : e.args()[0], request);
    }

    private static String refuse(String code, Object arg, HttpServletRequest request) {
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put(Commands.FAILED, code);
        flash.put("alertArg", arg);
        // Nothing that was typed is lost.
        for (String field : List.of("text", "words", "shopWords", "replies", "again")) {
            if (request.getParameter(field) != null) {
                flash.put("typed." + field, request.getParameter(field));
            }
        }
        String path = request.getRequestURI();
        return "redirect:" + path.substring(request.getContextPath().length(), path.indexOf("/chat/")) + "/chat";
    }

    private void fill(Model model, ChatPlace place) {
        ChatDeskView view = desk.look(place);
        model.addAttribute("show", place.show());
        model.addAttribute("desk", view);
        model.addAttribute("said", typed(model, "text", ""));
        model.addAttribute("again", typed(model, "again", ""));
        model.addAttribute("words", typed(model, "words", view.words()));
        model.addAttribute("shopWords", typed(model, "shopWords", view.shopWords()));
        model.addAttribute("replies", typed(model, "replies", view.replies()));
    }

    private static Object typed(Model model, String field, String kept) {
        return Objects.requireNonNullElse(model.getAttribute("typed." + field), kept);
    }

    private ChatPlace place(SignedIn who, String publicId) {
        Show show = scope.show(who, publicId);
        return new ChatPlace(
                show.broadcast(),
                show.channel().seller(),
                accounts.shopName(show.channel().seller()).orElse(show.channel().name()));
    }

    private static String back(String publicId) {
        return "redirect:/studio/broadcasts/" + publicId + "/chat";
    }
}
