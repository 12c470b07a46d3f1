package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Opens and closes publish sessions. */
@Service
class PublishSessionService implements PublishSessions {

    private static final Logger log = LoggerFactory.getLogger(PublishSessionService.class);

    private final PublishSessionRepository sessions;
    private final BroadcastRepository broadcasts;
    private final ArrivalTables tables;
    private final Channels channels;
    private final Changes changes;
    private final Retries retries;

    PublishSessionService(
            PublishSessionRepository sessions,
            BroadcastRepository broadcasts,
            ArrivalTables tables,
            Channels channels,
            Changes changes,
            Retries retries) {
        this.sessions = sessions;
        this.broadcasts = broadcasts;
        this.tables = tables;
        this.channels = channels;
        this.changes = changes;
        this.retries = retries;
    }

    @Override
    public Opening open(Connection connection) {
        return channels.find(connection.channel())
                .map(channel -> open(List.of(new Arrival(channel, connection))).get(0))
                .orElseGet(() -> new Opening.Refused("refused.key.unknown"));
    }

    @Override
    public List<Opening> open(List<Arrival> arrivals) {
        try {
            return retries.inTransaction(() -> openAll(arrivals));
        } catch (DataIntegrityViolationException e) {
            if (arrivals.size() > 1) {
                throw e;
            }
            // Another connection opened its session between our look and our insert.
            OpenSession holder = openOf(arrivals.get(0).channel().id()).orElseThrow(() -> e);
            return List.of(new Opening.Busy(holder));
        }
    }

    @Override
    public void close(String boot, List<Long> clientIds, String reason) {
        retries.inTransaction(() -> {
            closeAll(sessions.findByBootAndClientIdInAndOpenChannelNotNull(boot, clientIds), reason);
            return true;
        });
    }

    @Override
    public Optional<OpenSession> openOf(ChannelId channel) {
        return sessions.findByOpenChannel(channel.value()).flatMap(this::view);
    }

    @Override
    public List<OpenSession> open() {
        return sessions.open().stream()
                .map(carried -> carried.session().view(carried.broadcast().view()))
                .toList();
    }

    private List<Opening> openAll(List<Arrival> arrivals) {
        Deciding deciding = read(arrivals.stream()
                .map(arrival -> arrival.channel().id())
                .distinct()
                .toList());
        List<Opening> openings = arrivals.stream()
                .map(arrival -> openNow(arrival.channel(), arrival.connection(), deciding))
                .toList();
        deciding.write(tables);
        return openings;
    }

    private Deciding read(List<ChannelId> channelIds) {
        Map<ChannelId, OpenSession> holders = new HashMap<>();
        for (ChannelId held : tables.held(channelIds)) {
            openOf(held).ifPresent(session -> holders.put(held, session));
        }
        return new Deciding(
                holders,
                tables.deciding(channelIds, changes.now()).stream().collect(Collectors.groupingBy(Broadcast::channel)));
    }

    private Opening openNow(ChannelView channel, Connection connection, Deciding deciding) {
        if (channel.ban() != null) {
            return new Opening.Refused("refused.channel.banned");
        }
        OpenSession holder = deciding.holder(channel.id());
        if (holder != null) {
            return holder.isOf(connection) ? new Opening.Opened(holder) : new Opening.Busy(holder);
        }
        List<Broadcast> recent = deciding.broadcasts(channel.id());
        Optional<Broadcast> meant = Agenda.meant(
                recent.stream()
                        .filter(broadcast -> broadcast.phase().acceptsSignal())
                        .toList(),
                changes.now());
        // With a planned show at hand the encoder may be back for that, unless it would be on air at once.
        if (meant.isEmpty() || (channel.goesLiveByItself() && meant.get().phase() == Phase.SCHEDULED)) {
            Optional<Broadcast> ended = comesBackTo(channel, recent);
            if (ended.isPresent()) {
                boolean blocked = ended.get().phase() == Phase.BLOCKED;
                return new Opening.Refused(blocked ? "refused.broadcast.blocked" : "refused.broadcast.ended");
            }
        }
        return openFor(meant.orElseGet(() -> Broadcast.adHoc(channel, changes.now())), channel, connection, deciding);
    }

    private Opening openFor(Broadcast broadcast, ChannelView channel, Connection connection, Deciding deciding) {
        PublishSession session = new PublishSession(broadcast.id(), connection, changes.now());
        Phase before = broadcast.phase();
        broadcast.carriedBy(session, channel, changes.now());
        BroadcastView view = broadcast.view();
        OpenSession opened = session.view(view);
        deciding.opened(session, broadcast, opened);
        BroadcastLog.about(
                view,
                () -> log.info(
                        "Session {} of channel {} carries broadcast {}: connection {} from {}",
                        session.id(),
                        channel.publicId(),
                        view.publicId(),
                        connection.clientId(),
                        connection.address()));
        changes.tellPhase(before, view);
        changes.tell(new PublishStarted(session.id(), view));
        return new Opening.Opened(opened);
    }

    /** Encoders reconnect by themselves: a show that was ended must not begin again as another because of that. */
    private Optional<Broadcast> comesBackTo(ChannelView channel, List<Broadcast> recent) {
        List<Broadcast> refusing = recent.stream()
                .filter(broadcast -> broadcast.refusesAt(changes.now()))
                .toList();
        refusing.forEach(broadcast -> changes.apply(
                broadcast, (ended, now) -> ended.refusedAt(now, Changes.quiet(channel.goesLiveByItself()))));
        return refusing.stream().findFirst();
    }

    private void closeAll(List<PublishSession> ended, String reason) {
        Map<UUID, Broadcast> carried =
                broadcasts
                        .findByIdIn(
                                ended.stream().map(PublishSession::broadcast).toList())
                        .stream()
                        .collect(Collectors.toMap(broadcast -> broadcast.id().value(), Function.identity()));
        for (PublishSession session : ended) {
            session.close(reason, changes.now());
            sessions.save(session);
            Optional.ofNullable(carried.get(session.broadcast()))
                    .ifPresent(broadcast -> lose(broadcast, session, reason));
        }
    }

    private void lose(Broadcast broadcast, PublishSession session, String reason) {
        BroadcastView view = changes.apply(broadcast, (lost, now) -> lost.signalLost(session.id(), now));
        BroadcastLog.about(
                view,
                session.id(),
                () -> log.info("Session {} of broadcast {} is over: {}", session.id(), view.publicId(), reason));
        changes.tell(new PublishStopped(session.id(), view, reason));
    }

    private Optional<OpenSession> view(PublishSession session) {
        return broadcasts.findById(session.broadcast()).map(broadcast -> session.view(broadcast.view()));
    }
}
