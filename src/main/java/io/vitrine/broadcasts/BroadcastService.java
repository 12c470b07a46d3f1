package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/** Plans, shows and ends broadcasts. */
@Service
class BroadcastService implements Broadcasts {

    /** A planned show is still announced for so long after the time it was planned for. */
    private static final Duration LATE = Duration.ofHours(6);

    private static final Logger log = LoggerFactory.getLogger(BroadcastService.class);

    private final BroadcastRepository broadcasts;
    private final Channels channels;
    private final Changes changes;
    private final Retries retries;

    BroadcastService(BroadcastRepository broadcasts, Channels channels, Changes changes, Retries retries) {
        this.broadcasts = broadcasts;
        this.channels = channels;
        this.changes = changes;
        this.retries = retries;
    }

    @Override
    public BroadcastView schedule(ChannelId channel, String title, @Nullable Instant plannedStart) {
        return schedule(channel, ShowPlan.of(title, plannedStart));
    }

    @Override
    public BroadcastView schedule(ChannelId channel, ShowPlan plan) {
        return retries.inTransaction(() -> {
            ChannelView of = channels.find(channel).orElseThrow(BroadcastService::unknown);
            Broadcast planned = Broadcast.planned(of, plan, changes.now());
            if (Agenda.isMeant(planned, changes.now())) {
                stopRefusing(channel);
            }
            return changes.apply(planned, (broadcast, now) -> {});
        });
    }

    @Override
    public BroadcastView replan(BroadcastId id, ShowPlan plan) {
        return retries.inTransaction(() -> {
            Broadcast broadcast = broadcasts.findById(id.value()).orElseThrow(BroadcastService::unknown);
            PlaybackPolicy before = broadcast.playback;
            BroadcastView after = changes.apply(broadcast, (changed, now) -> changed.replan(plan, now));
            changes.notePlayback(before, after);
            return after;
        });
    }

    @Override
    public BroadcastView changePasscode(BroadcastId id) {
        return change(id, (broadcast, now) -> broadcast.changePasscode());
    }

    @Override
    public BroadcastView takeBackAddresses(BroadcastId id) {
        return retries.inTransaction(() -> {
            Broadcast broadcast = broadcasts.findById(id.value()).orElseThrow(BroadcastService::unknown);
            BroadcastView after = changes.apply(broadcast, (changed, now) -> changed.takeBackAddresses());
            changes.note("broadcast.addresses-taken-back", after);
            return after;
        });
    }

    @Override
    public BroadcastView rename(BroadcastId id, String title) {
        return change(id, (broadcast, now) -> broadcast.rename(title));
    }

    @Override
    public BroadcastView goLive(BroadcastId id) {
        return noted(id, "broadcast.live", "", Broadcast::goLive);
    }

    @Override
    public BroadcastView end(BroadcastId id) {
        return noted(id, "broadcast.ended", "", (broadcast, now) -> broadcast.end(now, quiet(broadcast)));
    }

    @Override
    public BroadcastView cancel(BroadcastId id) {
        return noted(id, "broadcast.cancelled", "", (broadcast, now) -> broadcast.cancel(now, quiet(broadcast)));
    }

    @Override
    public BroadcastView block(BroadcastId id, String reason) {
        return noted(
                id, "broadcast.blocked", reason, (broadcast, now) -> broadcast.block(reason, now, quiet(broadcast)));
    }

    @Override
    public BroadcastView liftBlock(BroadcastId id) {
        return noted(id, "broadcast.block-lifted", "", (broadcast, now) -> broadcast.liftBlock());
    }

    @Override
    public void pictureReady(BroadcastId id) {
        change(id, (broadcast, now) -> broadcast.pictureReady(goesLiveByItself(broadcast), now));
    }

    @Override
    public void pictureLost(BroadcastId id) {
        change(id, Broadcast::pictureLost);
    }

    @Override
    public Optional<BroadcastView> find(BroadcastId id) {
        return broadcasts.findById(id.value()).map(Broadcast::view);
    }

    @Override
    public Optional<BroadcastView> find(PublicId publicId) {
        return broadcasts.findByPublicId(publicId.value()).map(Broadcast::view);
    }

    @Override
    public Optional<BroadcastView> findByMedia(PublicId mediaId) {
        return broadcasts.findByMediaId(mediaId.value()).map(Broadcast::view);
    }

    @Override
    public Optional<BroadcastView> current(ChannelId channel) {
        List<Broadcast> open = broadcasts.findByChannelIdAndPhaseIn(channel.value(), Phase.ACCEPTING);
        return open.stream()
                .filter(broadcast -> !Agenda.isForgotten(broadcast, changes.now()))
                .min(Agenda.ORDER)
                .or(() -> broadcasts.findFirstByChannelIdAndStartedAtNotNullAndEndedAtNotNullOrderByEndedAtDesc(
                        channel.value()))
                .map(Broadcast::view);
    }

    @Override
    public Optional<BroadcastView> shown(ChannelId channel) {
        List<Broadcast> open = broadcasts.findByChannelIdAndPhaseIn(channel.value(), Phase.ACCEPTING);
        return open.stream()
                .filter(Broadcast::isListed)
                .filter(broadcast -> !Agenda.isForgotten(broadcast, changes.now()))
                .min(Agenda.ORDER)
                .or(() -> broadcasts.lastShown(channel.value(), Limit.of(1)).stream()
                        .findFirst())
                .map(Broadcast::view);
    }

    @Override
    public List<BroadcastView> onAir() {
        return views(broadcasts.findByPhaseInOrderByStartedAt(EnumSet.of(Phase.LIVE, Phase.INTERRUPTED)));
    }

    @Override
    public List<BroadcastId> firstPaid() {
        return broadcasts.firstPaid().stream().map(BroadcastId::new).toList();
    }

    @Override
    public List<BroadcastView> upcoming(int most) {
        return views(broadcasts.upcoming(changes.now().minus(LATE), Limit.of(most)));
    }

    @Override
    public List<BroadcastView> blocked(ChannelId channel) {
        return views(broadcasts.findByChannelIdAndPhaseOrderByEndedAtDesc(channel.value(), Phase.BLOCKED));
    }

    @Override
    public List<BroadcastView> ofChannel(ChannelId channel, int most) {
        return views(broadcasts.findByChannelIdOrderByCreatedAtDesc(channel.value(), Limit.of(most)));
    }

    @Override
    public List<BroadcastView> page(
            Collection<ChannelId> channels, @Nullable Phase phase, @Nullable BroadcastId after, int most) {
        return channels.isEmpty()
                ? List.of()
                : views(broadcasts.page(
                        channels.stream().map(ChannelId::value).toList(),
                        phase == null ? EnumSet.allOf(Phase.class) : EnumSet.of(phase),
                        after == null ? new UUID(0, 0) : after.value(),
                        Limit.of(most)));
    }

    @Override
    public List<BroadcastView> publishing() {
        return views(broadcasts.findBySessionIdNotNull()).stream()
                .filter(broadcast -> broadcast.phase().acceptsSignal())
                .toList();
    }

    /** Gives up the broadcasts whose signal did not come back in time. */
    void giveUpOverdue() {
        for (UUID id : broadcasts.overdue(changes.now())) {
            try {
                change(new BroadcastId(id), Broadcast::giveUp);
            } catch (RuntimeException e) {
                // The others must not wait for this one, which is tried again in a second.
                log.warn("Broadcast {} could not be given up", id, e);
            }
        }
    }

    /** The channel's encoder is welcome again, whatever was ended under it. */
    void stopRefusing(ChannelId channel) {
        broadcasts
                .findByChannelIdAndRefusesUntilAfter(channel.value(), changes.now())
                .forEach(Broadcast::stopRefusing);
    }

    /** Stops what the channel has on air; called after the commit of its ban. */
    void blockOnAir(ChannelId channel, String reason) {
        retries.inOwnTransaction(() -> {
            List<Broadcast> onAir =
                    broadcasts.findByChannelIdAndPhaseIn(channel.value(), EnumSet.of(Phase.LIVE, Phase.INTERRUPTED));
            onAir.forEach(show -> noted(
                    show,
                    "broadcast.blocked",
                    reason,
                    (broadcast, now) -> broadcast.block(reason, now, quiet(broadcast))));
            return onAir.size();
        });
    }

    private BroadcastView noted(BroadcastId id, String action, String detail, BiConsumer<Broadcast, Instant> change) {
        return retries.inTransaction(() ->
                noted(broadcasts.findById(id.value()).orElseThrow(BroadcastService::unknown), action, detail, change));
    }

    private BroadcastView noted(
            Broadcast broadcast, String action, String detail, BiConsumer<Broadcast, Instant> change) {
        Phase before = broadcast.phase();
        BroadcastView after = changes.apply(broadcast, change);
        if (before != after.phase()) {
            changes.note(action, before, after, detail);
        }
        return after;
    }

    private BroadcastView change(BroadcastId id, BiConsumer<Broadcast, Instant> change) {
        return retries.inTransaction(
                () -> changes.apply(broadcasts.findById(id.value()).orElseThrow(BroadcastService::unknown), change));
    }

    private Duration quiet(Broadcast broadcast) {
        return Changes.quiet(goesLiveByItself(broadcast));
    }

    private boolean goesLiveByItself(Broadcast broadcast) {
        return channels.find(broadcast.channel())
                .map(ChannelView::goesLiveByItself)
                .orElse(false);
    }

    private static List<BroadcastView> views(List<Broadcast> found) {
        return found.stream().map(Broadcast::view).toList();
    }

    private static BroadcastException unknown() {
        return new BroadcastException("broadcast.unknown", "There is no such broadcast");
    }
}
