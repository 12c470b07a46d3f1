package io.vitrine.polls;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.shared.PublicId;
import io.vitrine.stage.LiveLog;
import io.vitrine.stage.PictureTimes;
import io.vitrine.stage.Sync;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps polls in the database, and appends to the show's log what viewers have to see of them. */
@Service
@Transactional
class PollService implements Polls {

    private final PollTables tables;
    private final LiveLog log;
    private final PictureTimes times;
    private final JsonMapper json;
    private final Clock clock;

    PollService(PollTables tables, LiveLog log, PictureTimes times, JsonMapper json, Clock clock) {
        this.tables = tables;
        this.log = log;
        this.times = times;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public PollView create(BroadcastView show, PollDraft draft) {
        PollDraft checked = PollRules.checked(draft);
        if (!show.phase().acceptsSignal()) {
            throw PollException.of("polls.over", "Broadcast " + show.publicId() + " is over");
        }
        if (tables.of(show.id()).size() >= MOST_POLLS) {
            throw PollException.of("polls.many", "Broadcast " + show.publicId() + " has many polls", MOST_POLLS);
        }
        return get(show, tables.insert(show.id(), checked, clock.instant()));
    }

    @Override
    public void delete(BroadcastView show, PublicId poll) {
        if (!tables.deleteDraft(show.id(), poll) && find(show, poll).isPresent()) {
            throw PollException.of("polls.delete", "Poll " + poll + " was shown");
        }
    }

    @Override
    public void open(BroadcastView show, PublicId poll, @Nullable Instant mediaAt) {
        if (!show.phase().isOnAir()) {
            throw PollException.of("polls.air", "Broadcast " + show.publicId() + " is " + show.phase());
        }
        PollView draft = get(show, poll);
        if (!tables.move(draft, PollState.DRAFT, PollState.OPEN, true, times.of(mediaAt))) {
            if (draft.state() == PollState.OPEN) {
                return;
            }
            throw PollException.of("polls.opened", "Poll " + poll + " is " + draft.state());
        }
        tables.clear(show.id(), poll.value());
        tell(show, "poll", poll);
    }

    @Override
    public void close(BroadcastView show, PublicId poll, @Nullable Instant mediaAt) {
        PollView open = get(show, poll);
        if (tables.move(open, PollState.OPEN, PollState.CLOSED, true, times.of(mediaAt))) {
            tell(show, "poll", poll);
        }
    }

    @Override
    public void reveal(BroadcastView show, PublicId poll, @Nullable Instant mediaAt) {
        PollView quiz = get(show, poll);
        if (!quiz.isQuiz() || quiz.state() == PollState.DRAFT) {
            throw PollException.of("polls.reveal.none", "Poll " + poll + " has nothing to reveal");
        }
        Instant at = times.of(mediaAt);
        if (tables.move(quiz, PollState.OPEN, PollState.REVEALED, true, at)
                || tables.move(quiz, PollState.CLOSED, PollState.REVEALED, true, at)) {
            tables.clear(show.id(), poll.value());
            tell(show, "quiz.reveal", poll);
        }
    }

    @Override
    public void takeDown(BroadcastView show, PublicId poll, @Nullable Instant mediaAt) {
        PollView shown = get(show, poll);
        PollState rest = shown.state() == PollState.OPEN ? PollState.CLOSED : shown.state();
        if (shown.shown() && tables.move(shown, shown.state(), rest, false, times.of(mediaAt))) {
            tell(show, "poll", poll);
        }
    }

    @Override
    public void takeBack(BroadcastView show, PublicId poll) {
        PollView open = get(show, poll);
        PollState before = open.votes() == 0 ? PollState.DRAFT : PollState.CLOSED;
        if (tables.move(open, PollState.OPEN, before, false, clock.instant())) {
            tell(show, "poll", poll);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<PollView> of(BroadcastView show) {
        return tables.of(show.id());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PollView> find(BroadcastView show, PublicId poll) {
        return tables.find(show.id(), poll);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PollView> shown(BroadcastView show) {
        return show.phase().acceptsSignal() ? tables.shown(show.id()) : Optional.empty();
    }

    /**
     * No lock that others would wait for. A vote that comes while the poll is being closed may count still: the ticker
     * tells pages of it a second later.
     */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Vote vote(BroadcastView show, PublicId poll, VisitorId visitor, int option) {
        PollView asked = get(show, poll);
        if (asked.state() != PollState.OPEN) {
            return new Vote(VoteOutcome.OVER, tables.voteOf(poll, visitor).orElse(null));
        }
        if (option < 1 || option > asked.options().size()) {
            throw PollException.of("polls.unknown", "Poll " + poll + " has no option " + option);
        }
        boolean counted;
        try {
            counted = tables.vote(poll, visitor, option, clock.instant());
        } catch (DuplicateKeyException e) {
            // As H2 puts it when both come at once.
            counted = false;
        }
        return new Vote(
                counted ? VoteOutcome.COUNTED : VoteOutcome.ALREADY,
                tables.voteOf(poll, visitor).orElse(null));
    }

    @Override
    public Map<String, Object> told(PollView poll) {
        return PollJson.of(poll);
    }

    /** Nobody is told: a page whose show is over takes everything down by itself. */
    @EventListener
    void on(PhaseChanged change) {
        if (!change.broadcast().phase().acceptsSignal()) {
            tables.clear(change.broadcast().id(), "");
        }
    }

    /** A long text does not fit into an event; pages ask for it then. */
    private void tell(BroadcastView show, String event, PublicId id) {
        PollView poll = get(show, id);
        Map<String, Object> payload = PollJson.of(poll);
        if (json.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8).length > LiveLog.MOST_PAYLOAD) {
            payload = PollJson.withoutText(poll);
        }
        log.append(show.id(), event, Sync.FRAME, poll.mediaAt(), id.value(), payload);
    }

    private PollView get(BroadcastView show, PublicId poll) {
        return find(show, poll)
                .orElseThrow(() -> PollException.of("polls.unknown", "There is no poll " + poll + " in this show"));
    }
}
