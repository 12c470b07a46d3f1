package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A show: where it stands, and what may happen to it next. */
@Entity
@Table(name = "broadcasts")
class Broadcast extends BroadcastRow {

    private static final int LONGEST_REASON = 300;
    private static final int PICTURE_SECONDS = 30;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);
    private static final int PASSCODE_LETTERS = 8;

    protected Broadcast() {}

    private Broadcast(ChannelView channel, ShowPlan plan, boolean adHoc, Instant now) {
        this.id = Ids.next();
        this.publicId = PublicId.random().value();
        this.mediaId = PublicId.random().value();
        this.channelId = channel.id().value();
        this.channelPublicId = channel.publicId().value();
        this.kind = plan.kind();
        this.visibility = plan.visibility();
        this.holdMode = plan.holds() == null ? HoldMode.AT_CHECKOUT : plan.holds();
        this.playback = plan.playback() == null ? PlaybackPolicy.OPEN : plan.playback();
        this.title = PlanRules.title(plan.title());
        this.plannedStart = plan.start();
        this.plannedEnd = plan.end();
        this.adHoc = adHoc;
        lock();
        this.phase = Phase.SCHEDULED;
        this.reconnectSeconds = (int) channel.reconnectWindow().toSeconds();
        this.createdAt = now;
    }

    static Broadcast of(ResultSet row) throws SQLException {
        Broadcast broadcast = new Broadcast();
        broadcast.read(row);
        return broadcast;
    }

    static Broadcast planned(ChannelView channel, ShowPlan plan, Instant now) {
        PlanRules.check(plan, now);
        return new Broadcast(channel, plan, false, now);
    }

    /** An encoder came and nothing was planned. */
    static Broadcast adHoc(ChannelView channel, Instant now) {
        return new Broadcast(channel, ShowPlan.of(channel.name(), null), true, now);
    }

    /** Changes what is announced; a start that stays as it was may be past. What it is, a show or a rehearsal, stays. */
    void replan(ShowPlan next, Instant now) {
        if (!phase.acceptsSignal()) {
            throw over();
        }
        if (phase == Phase.SCHEDULED && !Objects.equals(next.start(), plannedStart)) {
            PlanRules.check(next, now);
            plannedStart = next.start();
        }
        fixHolds(next.holds());
        PlanRules.checkLength(plannedStart, next.end());
        plannedEnd = next.end();
        title = PlanRules.title(next.title());
        visibility = next.visibility();
        if (next.playback() != null && next.playback() != playback) {
            playback = next.playback();
            playbackEpoch = null;
        }
        lock();
    }

    /** Of two buyers in one show neither shall be held what the other would have to pay first for. */
    private void fixHolds(@Nullable HoldMode next) {
        if (next != null && next != holdMode && startedAt != null) {
            throw new BroadcastException("broadcast.holds", "Broadcast " + publicId + " sells " + holdMode);
        }
        holdMode = next == null ? holdMode : next;
    }

    /** Takes a passcode, or gives a new one, which those who had the one before have to ask for. */
    void changePasscode() {
        hiddenId = null;
        playbackEpoch = null;
        lock();
    }

    /** Takes back every address of the picture that was given; who may still watch is given another. */
    void takeBackAddresses() {
        if (playbackEpoch == null) {
            throw new BroadcastException("broadcast.playback.open", "Broadcast " + publicId + " is open to all");
        }
        playbackEpoch = PublicId.random().value();
    }

    @Nullable
    String playbackEpoch() {
        return playbackEpoch;
    }

    private void lock() {
        boolean locked = kind == Kind.REHEARSAL || visibility == Visibility.PRIVATE;
        if (!locked) {
            hiddenId = null;
            passcode = null;
        } else if (hiddenId == null) {
            hiddenId = PublicId.random().value();
            passcode = PublicId.random().value().substring(0, PASSCODE_LETTERS);
            playbackEpoch = null;
        }
        // Whoever gives the passcode is given an address; the address alone must not outlive the passcode.
        if (!locked && playback == PlaybackPolicy.OPEN) {
            playbackEpoch = null;
        } else if (playbackEpoch == null) {
            playbackEpoch = PublicId.random().value();
        }
    }

    void rename(String next) {
        title = PlanRules.title(next);
    }

    /** An encoder's connection carries it from now on. */
    void carriedBy(PublishSession session, ChannelView channel, Instant now) {
        sessionId = session.id().value();
        pictureReady = false;
        reconnectSeconds = (int) channel.reconnectWindow().toSeconds();
        // What is interrupted stays so until there is a picture, and gives that some time, too.
        deadline = phase == Phase.INTERRUPTED ? now.plusSeconds(Math.max(reconnectSeconds, PICTURE_SECONDS)) : null;
        if (phase == Phase.SCHEDULED) {
            become(Phase.PREVIEW);
        }
    }

    /** @return whether this session carried it */
    boolean signalLost(SessionId session, Instant now) {
        if (!session.value().equals(sessionId)) {
            return false;
        }
        sessionId = null;
        pictureReady = false;
        if (phase == Phase.PREVIEW) {
            become(Phase.SCHEDULED);
            deadline = adHoc ? now.plusSeconds(reconnectSeconds) : null;
        } else if (phase == Phase.LIVE) {
            interrupt(now);
        } else if (phase == Phase.INTERRUPTED) {
            deadline = now.plusSeconds(reconnectSeconds);
        }
        return true;
    }

    void pictureReady(boolean goesLiveByItself, Instant now) {
        if (sessionId == null || !phase.acceptsSignal()) {
            return;
        }
        pictureReady = true;
        if (phase == Phase.INTERRUPTED || (phase == Phase.PREVIEW && goesLiveByItself)) {
            goLive(now);
        }
    }

    void pictureLost(Instant now) {
        pictureReady = false;
        if (phase == Phase.LIVE) {
            interrupt(now);
        }
    }

    void goLive(Instant now) {
        if (phase == Phase.LIVE) {
            return;
        }
        if (!phase.acceptsSignal()) {
            throw over();
        }
        if (sessionId == null) {
            throw new BroadcastException("broadcast.no-signal", "Broadcast " + publicId + " has no signal");
        }
        if (!pictureReady) {
            throw new BroadcastException("broadcast.no-picture", "Broadcast " + publicId + " has no picture yet");
        }
        become(Phase.LIVE);
        deadline = null;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    /** @param quiet how long its encoder has to be gone before it may begin another */
    void end(Instant now, Duration quiet) {
        if (phase == Phase.ENDED || phase == Phase.CANCELLED) {
            return;
        }
        if (!phase.isOnAir()) {
            cancel(now, quiet);
            return;
        }
        become(Phase.ENDED);
        // An encoder that has just lost its connection tries to come back, too.
        close(now, quiet);
    }

    void cancel(Instant now, Duration quiet) {
        if (phase == Phase.CANCELLED) {
            return;
        }
        if (phase.isOnAir()) {
            throw new BroadcastException("broadcast.on-air", "Broadcast " + publicId + " is on air");
        }
        if (!phase.mayBecome(Phase.CANCELLED)) {
            throw over();
        }
        become(Phase.CANCELLED);
        close(now, sessionId == null ? Duration.ZERO : quiet);
    }

    void block(String why, Instant now, Duration quiet) {
        if (!PlainText.isOneLine(why, LONGEST_REASON)) {
            throw new BroadcastException("broadcast.reason", "A reason is 1 to " + LONGEST_REASON + " characters");
        }
        if (phase != Phase.BLOCKED) {
            boolean hasEncoder = sessionId != null || phase.isOnAir();
            become(Phase.BLOCKED);
            close(now, hasEncoder ? quiet : Duration.ZERO);
        }
        reason = why;
    }

    /** It counts as ended from now on; when it ended, and how long its encoder is refused, stay as they are. */
    void liftBlock() {
        if (phase == Phase.ENDED) {
            return;
        }
        if (phase != Phase.BLOCKED) {
            throw new BroadcastException("broadcast.not-blocked", "Broadcast " + publicId + " is " + phase);
        }
        become(Phase.ENDED);
        reason = null;
    }

    /** The wait for its signal is over, unless it came at the last moment. */
    void giveUp(Instant now) {
        if (deadline == null || deadline.isAfter(now)) {
            return;
        }
        if (phase == Phase.INTERRUPTED) {
            become(Phase.ENDED);
            close(now, Duration.ZERO);
        } else if (phase == Phase.SCHEDULED && adHoc) {
            become(Phase.CANCELLED);
            close(now, Duration.ZERO);
        }
    }

    /**
     * Its encoder came back too soon, and has to be quiet for as long again. Encoders wait longer after each attempt
     * (OBS half as long again), so after a long pause the next attempt is still one of these: only who stays away for
     * twice the last pause has stopped.
     */
    void refusedAt(Instant now, Duration quiet) {
        Duration pause = lastRefusedAt == null
                ? Duration.ZERO
                : Duration.between(lastRefusedAt, now).multipliedBy(2);
        Duration silence = pause.compareTo(quiet) > 0 ? pause : quiet;
        refusesUntil = now.plus(silence.compareTo(LONGEST_SILENCE) < 0 ? silence : LONGEST_SILENCE);
        lastRefusedAt = now;
    }

    /** Whether its encoder is not welcome yet, because it was ended under it. */
    boolean refusesAt(Instant now) {
        return refusesUntil != null && refusesUntil.isAfter(now);
    }

    /** The seller has planned the next show, so the encoder is welcome again. */
    void stopRefusing() {
        refusesUntil = null;
    }

    BroadcastId id() {
        return new BroadcastId(id);
    }

    ChannelId channel() {
        return new ChannelId(channelId);
    }

    Phase phase() {
        return phase;
    }

    boolean isAdHoc() {
        return adHoc;
    }

    @Nullable
    Instant plannedStart() {
        return plannedStart;
    }

    BroadcastView view() {
        return new BroadcastView(
                id(),
                PublicId.of(publicId),
                channel(),
                PublicId.of(channelPublicId),
                PublicId.of(mediaId),
                title,
                phase,
                pictureReady,
                sessionId == null ? null : new SessionId(sessionId),
                plannedStart,
                startedAt,
                endedAt,
                phase == Phase.INTERRUPTED ? deadline : null,
                reason,
                listing(),
                holdMode);
    }

    boolean isListed() {
        return listing().isListed();
    }

    private Listing listing() {
        return new Listing(
                kind,
                visibility,
                hiddenId == null ? null : PublicId.of(hiddenId),
                passcode == null ? null : Secret.of(passcode),
                plannedEnd,
                playback,
                playbackEpoch == null ? null : PublicId.of(playbackEpoch));
    }

    private void interrupt(Instant now) {
        become(Phase.INTERRUPTED);
        deadline = now.plusSeconds(reconnectSeconds);
    }

    private void close(Instant now, Duration quiet) {
        endedAt = now;
        deadline = null;
        pictureReady = false;
        if (!quiet.isZero()) {
            refusesUntil = now.plus(quiet);
            lastRefusedAt = now;
        }
    }

    private void become(Phase next) {
        if (!phase.mayBecome(next)) {
            throw over();
        }
        phase = next;
    }

    private BroadcastException over() {
        return phase == Phase.BLOCKED
                ? new BroadcastException("broadcast.blocked", "Broadcast " + publicId + " is blocked")
                : new BroadcastException("broadcast.over", "Broadcast " + publicId + " is " + phase);
    }
}
