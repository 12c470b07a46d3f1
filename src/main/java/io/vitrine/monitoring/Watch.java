package io.vitrine.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.playback.Audience;
import io.vitrine.transcoding.Transcodings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at everything every few seconds, on a thread of its own: what shares threads with others would wait, with them,
 * for what it should report. One look feeds the meters, the history, the health and the pages.
 */
@Component
class Watch implements Monitoring, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** Between two looks; more, and nobody is looking. */
    private static final Duration OLD = Duration.ofMinutes(1);

    private final MediaChecks media;
    private final DiskCheck disk;
    private final DatabaseCheck database;
    private final LiveShows shows;
    private final Audience audience;
    private final MessageSource messages;
    private final MonitoringSettings settings;
    private final Clock clock;
    private final Meters meters;
    private final Counted counted;
    private final History history = new History();
    private final Map<Watched, Condition> told = new EnumMap<>(Watched.class);
    private volatile Report report = new Report(null, List.of());
    private volatile @Nullable ScheduledExecutorService thread;
    /** When looking was begun: from then on there should be looks. */
    private volatile @Nullable Instant begun;

    Watch(
            MediaChecks media,
            DiskCheck disk,
            DatabaseCheck database,
            LiveShows shows,
            Audience audience,
            Transcodings transcodings,
            MessageSource messages,
            MeterRegistry metrics,
            MonitoringSettings settings,
            Clock clock) {
        this.media = media;
        this.disk = disk;
        this.database = database;
        this.shows = shows;
        this.audience = audience;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
        this.meters = new Meters(metrics, transcodings, media, database);
        this.counted = new Counted(metrics);
    }

    @Override
    public Report report() {
        Report known = report;
        Duration silent = database.silentFor();
        List<Finding> findings = new ArrayList<>(known.findings());
        if (silent != null) {
            findings.removeIf(finding -> finding.of() == Watched.DATABASE);
            findings.add(Finding.down(Watched.DATABASE, "silent", silent.toSeconds()));
        }
        Instant at = known.at() == null ? begun : known.at();
        if (at != null && silent == null && at.isBefore(clock.instant().minus(OLD.plus(settings.interval())))) {
            findings.removeIf(finding -> finding.of() == Watched.MONITORING);
            findings.add(Finding.degraded(
                    Watched.MONITORING,
                    "old",
                    Duration.between(at, clock.instant()).toSeconds()));
        }
        findings.sort(Comparator.comparing(Finding::of));
        return new Report(known.at(), findings);
    }

    @Override
    public List<Point> history(Span span) {
        return history.of(span);
    }

    @EventListener
    synchronized void on(ApplicationReadyEvent ready) {
        ScheduledExecutorService executor = thread;
        if (executor != null) {
            begun = clock.instant();
            long pause = settings.interval().toMillis();
            executor.scheduleWithFixedDelay(this::lookSafely, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "monitoring");
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService executor = thread;
        thread = null;
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            log.error("The installation could not be looked at", e);
        }
    }

    /** What is on this machine comes first: the database may let us wait. */
    synchronized void look() {
        List<Finding> findings = new ArrayList<>(media.nginx());
        boolean ingestAnswers = findings.stream()
                .anyMatch(finding -> finding.of() == Watched.INGEST && finding.condition() == Condition.UP);
        Map<String, DiskCheck.Space> disks = disk.spaces();
        findings.addAll(disk.look(disks));
        findings.addAll(database.look());
        Instant now = clock.instant();
        Look look = new Look(now, shows.now(ingestAnswers), disks);
        findings.addAll(media.transcoding(look.shows(), now));
        findings.add(Finding.up(Watched.MONITORING));
        findings.sort(Comparator.comparing(Finding::of));
        Report next = new Report(now, findings);
        report = next;
        meters.show(look, next);
        var unused = audience.connections().thenAccept(meters::connections);
        history.add(point(look));
        tellChanges(next);
    }

    private Point point(Look look) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        values.put(Measure.VIEWERS, (double) look.viewers());
        values.put(Measure.RECEIVED, (double) look.shows().stream()
                .map(Show::stream)
                .filter(Objects::nonNull)
                .mapToLong(stream -> stream.bitrate())
                .sum());
        values.put(Measure.REFUSED, counted.refused());
        Double verdict = counted.verdict();
        if (verdict != null) {
            values.put(Measure.VERDICT, verdict);
        }
        put(
                values,
                Measure.SPEED,
                look.shows().stream()
                        .filter(Show::isTranscoded)
                        .map(Show::transcoding)
                        .filter(Objects::nonNull)
                        .mapToDouble(status -> status.speed())
                        .min());
        put(
                values,
                Measure.DISK,
                look.disks().values().stream()
                        .mapToDouble(DiskCheck.Space::free)
                        .min());
        return new Point(look.at(), values);
    }

    private static void put(Map<Measure, Double> values, Measure measure, OptionalDouble value) {
        value.ifPresent(known -> values.put(measure, known));
    }

    private void tellChanges(Report next) {
        for (Watched of : Watched.values()) {
            Condition now = next.condition(of);
            Condition before = told.put(of, now);
            if (now != (before == null ? Condition.UP : before)) {
                String text = next.findings(of).stream()
                        .filter(finding -> finding.condition() == now)
                        .findFirst()
                        .map(finding -> messages.getMessage(finding.code(), finding.messageArguments(), Locale.ENGLISH))
                        .orElse("");
                if (now == Condition.UP) {
                    log.info("{} is up again: {}", of.key(), text);
                } else {
                    log.warn("{} is {}: {}", of.key(), now.key(), text);
                }
            }
        }
    }
}
