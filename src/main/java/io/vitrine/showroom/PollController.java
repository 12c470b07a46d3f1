package io.vitrine.showroom;

import io.vitrine.accounts.Visitors;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollException;
import io.vitrine.polls.PollState;
import io.vitrine.polls.PollView;
import io.vitrine.polls.Polls;
import io.vitrine.polls.Vote;
import io.vitrine.polls.VoteOutcome;
import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a poll to viewers, and takes their votes. */
@RestController
@RequestMapping("/live/{id}/polls/{poll}")
class PollController {

    private final Shows shows;
    private final Polls polls;
    private final Visitors visitors;
    private final MessageSource messages;

    PollController(Shows shows, Polls polls, Visitors visitors, MessageSource messages) {
        this.shows = shows;
        this.polls = polls;
        this.visitors = visitors;
        this.messages = messages;
    }

    /** For pages that heard of a poll whose text was too long to be told; the same for everybody. */
    @GetMapping
    ResponseEntity<Map<String, Object>> poll(@PathVariable String id, @PathVariable String poll) {
        PollView found = Optional.of(find(id, poll))
                .map(Asked::poll)
                .filter(asked -> asked.state() != PollState.DRAFT)
                .orElseThrow(Places::nowhere);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                .body(polls.told(found));
    }

    @PostMapping("/votes")
    Answer vote(
            @PathVariable String id,
            @PathVariable String poll,
            @RequestParam int option,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        Asked asked = find(id, poll);
        Vote vote = polls.vote(
                asked.show(),
                asked.poll().id(),
                visitors.welcome(request, response).id(),
                option);
        List<Long> counts = find(id, poll).poll().counts();
        return new Answer(
                vote.outcome(),
                vote.option(),
                counts,
                messages.getMessage("watch.poll." + vote.outcome().key(), null, language));
    }

    @ExceptionHandler(PollException.class)
    ResponseEntity<Void> refuse() {
        return ResponseEntity.notFound().build();
    }

    private Asked find(String id, String poll) {
        BroadcastView show = shows.find(id)
                .flatMap(found -> Optional.ofNullable(found.broadcast()))
                .orElseThrow(Places::nowhere);
        PublicId publicId = Places.publicId(poll).orElseThrow(Places::nowhere);
        return polls.find(show, publicId).map(found -> new Asked(show, found)).orElseThrow(Places::nowhere);
    }

    private record Asked(BroadcastView show, PollView poll) {}

    /**
     * @param option what this visitor has voted for; null if for nothing
     * @param message for whoever tapped
     */
    private record Answer(VoteOutcome outcome, @Nullable Integer option, List<Long> counts, String message) {}
}
