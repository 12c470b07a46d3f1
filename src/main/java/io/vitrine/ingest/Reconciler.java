package io.vitrine.ingest;

import io.vitrine.broadcasts.BroadcastLog;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.PublishSessions.OpenSession;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.ingest.Readings.Carried;
import io.vitrine.ingest.Readings.Reading;
import io.vitrine.nodes.IngestRestarted;
import io.vitrine.nodes.IngestUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes publish sessions agree with what nginx carries, since its calls may be lost and none comes when it dies.
 *
 * <p>It only writes what differs.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final PublishSessions sessions;
    private final Channels channels;
    private final Readings readings;
    private final IngestRun run;
    private final RtmpControl control;
    private final Adoption adoption;
    private final Background background;
    private final Ceilings ceilings;
    private final IngestSettings settings;
    private final Clock clock;

    Reconciler(
            PublishSessions sessions,
            Channels channels,
            Readings readings,
            IngestRun run,
            RtmpControl control,
            Adoption adoption,
            Background background,
            Ceilings ceilings,
            IngestSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.channels = channels;
        this.readings = readings;
        this.run = run;
        this.control = control;
        this.adoption = adoption;
        this.background = background;
        this.ceilings = ceilings;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener({ApplicationReadyEvent.class, IngestRestarted.class})
    void reconcileSoon() {
        background.run("Comparing sessions with nginx", this::reconcile);
    }

    @Scheduled(fixedDelayString = "${vitrine.ingest.interval:5s}", initialDelayString = "${vitrine.ingest.interval:5s}")
    synchronized void reconcile() {
        // In this order: what opens after the first is not missed in the second.
        Optional<String> boot = run.boot();
        List<OpenSession> open = sessions.open();
        Optional<Reading> reading = reading();
        List<OpenSession> current = open;
        if (boot.isPresent()) {
            current = open.stream().filter(session -> isOf(session, boot.get())).toList();
            closeAll(open, session -> !isOf(session, boot.get()));
        } else if (reading.isEmpty()) {
            closeAll(open, session -> true);
            return;
        }
        if (boot.isPresent() && reading.isPresent()) {
            compare(current, reading.get());
            adopt(current, reading.get(), boot.get());
        }
    }

    private Optional<Reading> reading() {
        try {
            return Optional.of(readings.within(Duration.ZERO));
        } catch (IngestUnreachableException e) {
            log.debug("The ingest nginx cannot be asked what it carries", e);
            return Optional.empty();
        }
    }

    private void closeAll(List<OpenSession> open, Predicate<OpenSession> which) {
        open.stream().filter(which).forEach(session -> close(session, Reasons.RESTARTED));
    }

    private void compare(List<OpenSession> open, Reading reading) {
        Set<ChannelId> banned = banned(open);
        for (OpenSession session : open) {
            Optional<Carried> carried = reading.of(
                    session.broadcast().channelPublicId().value(),
                    session.connection().clientId());
            if (carried.isEmpty()) {
                // What was accepted a moment ago is not in rtmp_stat yet.
                if (session.openedAt().plus(settings.grace()).isBefore(clock.instant())) {
                    close(session, Reasons.GONE);
                }
            } else if (banned.contains(session.connection().channel())) {
                control.drop(
                        session.broadcast().channelPublicId(),
                        session.connection().clientId());
                close(session, Reasons.BANNED);
            } else if (isSilent(carried.get(), reading)) {
                close(session, Reasons.SILENT);
            } else if (ceilings.enforce(session, carried.get())) {
                close(session, Reasons.CEILING);
            }
        }
    }

    private Set<ChannelId> banned(List<OpenSession> open) {
        return open.isEmpty()
                ? Set.of()
                : channels
                        .findAll(open.stream()
                                .map(session -> session.connection().channel())
                                .toList())
                        .stream()
                        .filter(channel -> channel.ban() != null)
                        .map(ChannelView::id)
                        .collect(Collectors.toSet());
    }

    /** Those that came while nobody listened, and those that were silent and send again. */
    private void adopt(List<OpenSession> open, Reading reading, String boot) {
        Set<Long> known =
                open.stream().map(session -> session.connection().clientId()).collect(Collectors.toSet());
        for (Carried carried : reading.byName().values()) {
            boolean sends = carried.silentFor(reading.at()).compareTo(settings.grace()) < 0;
            if (!known.contains(carried.stream().clientId())
                    && sends
                    && carried.stream().since().compareTo(settings.grace()) > 0) {
                adoption.adopt(carried.stream(), boot);
            }
        }
    }

    private boolean isSilent(Carried carried, Reading reading) {
        return carried.silentFor(reading.at()).compareTo(settings.silence()) >= 0;
    }

    private static boolean isOf(OpenSession session, String boot) {
        return session.connection().boot().equals(boot);
    }

    private void close(OpenSession session, String reason) {
        Connection connection = session.connection();
        BroadcastLog.about(session.broadcast(), session.id(), () -> {
            log.debug(
                    "Closing session {} of channel {}: {}",
                    session.id(),
                    session.broadcast().channelPublicId(),
                    reason);
            sessions.close(connection.boot(), connection.clientId(), reason);
        });
    }
}
