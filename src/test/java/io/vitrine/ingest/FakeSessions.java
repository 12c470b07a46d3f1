package io.vitrine.ingest;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.SessionId;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.Channels;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Publish sessions, kept in memory. */
final class FakeSessions implements PublishSessions {

    /** Every change, in order: what the database would have been asked to write. */
    final List<String> changes = new CopyOnWriteArrayList<>();

    final Map<ChannelId, String> refusals = new ConcurrentHashMap<>();
    /** What departures wait for before they are written. */
    volatile CompletableFuture<Void> departures = CompletableFuture.completedFuture(null);

    private final Map<ChannelId, OpenSession> open = new ConcurrentHashMap<>();
    private final Channels channels;
    private final Clock clock;

    FakeSessions(Channels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public synchronized Opening open(Connection connection) {
        String code = refusals.get(connection.channel());
        if (code != null) {
            return new Opening.Refused(code);
        }
        OpenSession holder = open.get(connection.channel());
        if (holder != null) {
            return isOf(holder, connection.boot(), connection.clientId())
                    ? new Opening.Opened(holder)
                    : new Opening.Busy(holder);
        }
        SessionId id = new SessionId(Ids.next());
        OpenSession session =
                new OpenSession(id, broadcast(connection.channel(), Phase.PREVIEW, id), connection, clock.instant());
        open.put(connection.channel(), session);
        changes.add("open " + connection.channel());
        return new Opening.Opened(session);
    }

    @Override
    public List<Opening> open(List<Arrival> arrivals) {
        return arrivals.stream().map(arrival -> open(arrival.connection())).toList();
    }

    @Override
    public void close(String boot, long clientId, String reason) {
        closeNow(boot, clientId, reason);
    }

    @Override
    public void close(String boot, List<Long> clientIds, String reason) {
        departures.join();
        clientIds.forEach(clientId -> closeNow(boot, clientId, reason));
    }

    private synchronized void closeNow(String boot, long clientId, String reason) {
        open.values().stream()
                .filter(session -> isOf(session, boot, clientId))
                .findFirst()
                .ifPresent(session -> {
                    open.remove(session.connection().channel());
                    changes.add("close " + session.connection().channel() + " " + reason);
                });
    }

    /** Forgets the session without telling anybody, as if it had never been. */
    void forget(ChannelId channel) {
        open.remove(channel);
    }

    @Override
    public Optional<OpenSession> openOf(ChannelId channel) {
        return Optional.ofNullable(open.get(channel));
    }

    @Override
    public List<OpenSession> open() {
        return List.copyOf(open.values());
    }

    BroadcastView broadcast(ChannelId channel, Phase phase, SessionId session) {
        return new BroadcastView(
                new BroadcastId(Ids.next()),
                PublicId.random(),
                channel,
                channels.find(channel).orElseThrow().publicId(),
                PublicId.random(),
                "Lamps",
                phase,
                false,
                session,
                null,
                null,
                null,
                null,
                null);
    }

    private static boolean isOf(OpenSession session, String boot, long clientId) {
        return session.connection().boot().equals(boot) && session.connection().clientId() == clientId;
    }
}
