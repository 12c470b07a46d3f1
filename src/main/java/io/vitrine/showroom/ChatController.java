package io.vitrine.showroom;

import io.vitrine.accounts.Membership;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.Visitors;
import io.vitrine.stage.Chat;
import io.vitrine.stage.ChatAuthor;
import io.vitrine.stage.ChatException;
import io.vitrine.stage.ChatLine;
import io.vitrine.stage.ChatMark;
import io.vitrine.stage.ChatPlace;
import io.vitrine.stage.ChatView;
import io.vitrine.stage.Hearts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes what viewers write and feel during a show. */
@RestController
@RequestMapping("/live/{id}")
class ChatController {

    private final Shows shows;
    private final ChatPlaces places;
    private final Visitors visitors;
    private final Team team;
    private final Chat chat;
    private final Hearts hearts;
    private final MessageSource messages;

    ChatController(
            Shows shows,
            ChatPlaces places,
            Visitors visitors,
            Team team,
            Chat chat,
            Hearts hearts,
            MessageSource messages) {
        this.team = team;
        this.shows = shows;
        this.places = places;
        this.visitors = visitors;
        this.chat = chat;
        this.hearts = hearts;
        this.messages = messages;
    }

    /** Nothing (204) for a channel that has no show yet. */
    @GetMapping("/chat/latest")
    ResponseEntity<ChatView> latest(@PathVariable String id) {
        if (shows.find(id).filter(show -> show.broadcast() == null).isPresent()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                .body(chat.look(place(id)));
    }

    /**
     * Takes a message.
     *
     * @param key the page's own name for it
     * @param name of a guest; nobody else has a choice
     */
    @PostMapping("/chat")
    @ResponseStatus(HttpStatus.CREATED)
    ChatLine post(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        ChatPlace place = place(id);
        return chat.post(place, author(place, name, request, response), text, key);
    }

    @PostMapping(path = "/chat", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ChatLine post(
            @PathVariable String id,
            @RequestBody Message message,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (message.key() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        ChatPlace place = place(id);
        String name = message.name() == null ? "" : message.name();
        String text = message.text() == null ? "" : message.text();
        return chat.post(place, author(place, name, request, response), text, message.key());
    }

    @PostMapping("/chat/{n}/report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(
            @PathVariable String id, @PathVariable long n, HttpServletRequest request, HttpServletResponse response) {
        chat.report(place(id), n, visitors.welcome(request, response).id());
    }

    @PostMapping("/hearts")
    ResponseEntity<Void> hearts(
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int n,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (n < 1 || n > 10) {
            return ResponseEntity.badRequest().build();
        }
        ChatPlace place = place(id);
        boolean counted =
                hearts.send(place.show(), visitors.welcome(request, response).id(), n);
        return ResponseEntity.status(counted ? HttpStatus.NO_CONTENT : HttpStatus.TOO_MANY_REQUESTS)
                .build();
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(ChatException e, Locale language) {
        HttpStatus status = switch (e.kind()) {
            case MESSAGE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case AUTHOR -> HttpStatus.FORBIDDEN;
            case WAIT -> HttpStatus.TOO_MANY_REQUESTS;
            case PLACE -> HttpStatus.CONFLICT;
            case MISSING -> HttpStatus.NOT_FOUND;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        Object[] time = {e.seconds() < 120 ? e.seconds() : (e.seconds() + 59) / 60};
        String code = "chat.refused." + e.code() + (e.code().equals("muted") && e.seconds() >= 120 ? ".minutes" : "");
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(e.code(), messages.getMessage(code, time, language), e.seconds()));
    }

    private ChatPlace place(String id) {
        return places.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ChatAuthor author(ChatPlace place, String name, HttpServletRequest request, HttpServletResponse response) {
        Visitor visitor = visitors.welcome(request, response);
        SignedIn person = visitor.person();
        String address = request.getRemoteAddr();
        if (person == null) {
            return new ChatAuthor(visitor.id(), name.strip(), ChatMark.VIEWER, true, address);
        }
        Membership helper = team.membership(person, place.seller());
        UUID here = place.show().id().value();
        if (helper.may(Right.DIRECT, here)) {
            return new ChatAuthor(visitor.id(), place.shop(), ChatMark.HOST, false, address);
        }
        boolean moderates = person.role() == Role.ADMIN || helper.may(Right.CHAT, here);
        ChatMark mark = moderates ? ChatMark.MODERATOR : ChatMark.VIEWER;
        return new ChatAuthor(visitor.id(), person.displayName(), mark, false, address);
    }

    /** @param key the page's own name for it */
    private record Message(
            @Nullable String text,
            @Nullable UUID key,
            @Nullable String name) {}

    /**
     * Why a message was not taken.
     *
     * @param message for whoever wrote it
     * @param seconds how long to wait; 0 if that does not help
     */
    private record Refusal(String code, String message, long seconds) {}
}
