package io.vitrine.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.vitrine.broadcasts.Phase;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.Transcodings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Registers what a look has found as meters. Those of a show have its public id as label, and go with it: a time series
 * for each show there ever was would fill any Prometheus.
 */
final class Meters {

    private static final List<Phase> PHASES = List.of(Phase.PREVIEW, Phase.LIVE, Phase.INTERRUPTED);
    private static final String UNIT_SECONDS = "seconds";

    private final MultiGauge phases;
    private final MultiGauge processes;
    private final MultiGauge free;
    private final MultiGauge size;
    private final MultiGauge states;
    private final MultiGauge viewers;
    private final MultiGauge received;
    private final MultiGauge frames;
    private final MultiGauge speed;
    private final MultiGauge delay;
    private volatile Look last = new Look(Instant.EPOCH, List.of(), Map.of());
    private volatile @Nullable Integer connections;

    Meters(MeterRegistry metrics, Transcodings transcodings, MediaChecks media, DatabaseCheck database) {
        phases = many(metrics, "broadcasts", "Shows that are on air, or whose encoder is connected", null);
        processes = many(metrics, "ffmpeg.processes", "Transcodings, by how they are doing", null);
        free = many(metrics, "disk.free", "What is free on the disk of a folder", "bytes");
        size = many(metrics, "disk.size", "How large the disk of a folder is", "bytes");
        states = many(metrics, "component.state", "1 for the state that a part of the installation is in", null);
        viewers = many(metrics, "broadcast.viewers", "Pages of the show that are open", null);
        received = many(metrics, "broadcast.received", "What its encoder sends", "bytes_per_second");
        frames = many(metrics, "broadcast.frame.rate", "Pictures a second that its encoder sends", "hertz");
        speed = many(metrics, "broadcast.ffmpeg.speed", "Media seconds that FFmpeg makes in a second", "ratio");
        delay = many(metrics, "broadcast.part.delay", "How much later than it should the last part came", UNIT_SECONDS);
        Gauge.builder(
                        "vitrine.encoders",
                        this,
                        meters -> meters.last.shows().stream()
                                .filter(show -> show.broadcast().session() != null)
                                .count())
                .description("Encoders that are connected")
                .register(metrics);
        Gauge.builder("vitrine.viewers", this, meters -> meters.last.viewers())
                .description("Pages of shows on air that are open")
                .register(metrics);
        Gauge.builder("vitrine.edge.subscribers", this, Meters::connections)
                .description("Feeds (Server-Sent Events) and requests for playlists that wait at the edge")
                .register(metrics);
        Gauge.builder("vitrine.ladders", transcodings, known -> known.capacity().ladders())
                .description("Shows that are transcoded to several renditions")
                .register(metrics);
        Gauge.builder(
                        "vitrine.ladders.limit",
                        transcodings,
                        known -> known.capacity().most())
                .description("Shows that can be transcoded to several renditions at once")
                .register(metrics);
        Gauge.builder("vitrine.orders.unpaid", database, DatabaseCheck::unpaidOrders)
                .description("Orders that hold units and wait for their money")
                .register(metrics);
        Gauge.builder("vitrine.queue.waiting", database, DatabaseCheck::waitingMails)
                .description("What waits to be done")
                .tag("queue", "mail")
                .register(metrics);
        Gauge.builder(
                        "vitrine.monitoring.look.timestamp",
                        this,
                        meters -> meters.last.at().toEpochMilli() / 1000.0)
                .description("When the installation was looked at last")
                .baseUnit(UNIT_SECONDS)
                .register(metrics);
        FunctionCounter.builder("vitrine.ffmpeg.restarts", media, MediaChecks::restarts)
                .description("How often an FFmpeg had to be started again")
                .register(metrics);
    }

    void show(Look look, Report report) {
        last = look;
        phases.register(
                rows(
                        PHASES.stream(),
                        phase -> Tags.of("phase", lower(phase)),
                        phase -> look.shows().stream()
                                .filter(show -> show.broadcast().phase() == phase)
                                .count()),
                true);
        processes.register(
                rows(
                        Arrays.stream(TranscodingStatus.State.values()),
                        state -> Tags.of("state", lower(state)),
                        state -> look.shows().stream()
                                .map(Show::transcoding)
                                .filter(status -> status != null && status.state() == state)
                                .count()),
                true);
        free.register(
                rows(
                        look.disks().keySet().stream(),
                        Meters::folder,
                        folder -> look.space(folder).free()),
                true);
        size.register(
                rows(
                        look.disks().keySet().stream(),
                        Meters::folder,
                        folder -> look.space(folder).size()),
                true);
        states.register(
                Arrays.stream(Watched.values())
                        .flatMap(of -> Arrays.stream(Condition.values())
                                .map(each -> Row.of(
                                        Tags.of("component", of.key(), "state", each.key()),
                                        report.condition(of) == each ? 1 : 0)))
                        .toList(),
                true);
        ofShows(look.shows());
    }

    void connections(@Nullable Integer now) {
        connections = now;
    }

    private void ofShows(List<Show> shows) {
        viewers.register(rows(shows.stream(), Meters::broadcast, Show::watching), true);
        received.register(
                rows(
                        shows.stream().filter(show -> show.stream() != null),
                        Meters::broadcast,
                        show -> show.stream() == null ? 0 : show.stream().bitrate() / 8.0),
                true);
        frames.register(
                rows(
                        shows.stream().filter(show -> show.stream() != null),
                        Meters::broadcast,
                        show -> show.stream() == null ? 0 : show.stream().frameRate()),
                true);
        speed.register(
                rows(
                        shows.stream().filter(Show::isTranscoded),
                        Meters::broadcast,
                        show -> show.transcoding() == null
                                ? 0
                                : show.transcoding().speed()),
                true);
        delay.register(
                rows(
                        shows.stream().filter(show -> show.delay() != null),
                        Meters::broadcast,
                        show -> show.delay() == null ? 0 : show.delay().toMillis() / 1000.0),
                true);
    }

    private double connections() {
        Integer now = connections;
        return now == null ? Double.NaN : now;
    }

    private static MultiGauge many(MeterRegistry metrics, String name, String about, @Nullable String unit) {
        return MultiGauge.builder("vitrine." + name)
                .description(about)
                .baseUnit(unit)
                .register(metrics);
    }

    private static <T> List<Row<?>> rows(Stream<T> of, Function<T, Tags> tags, Function<T, Number> value) {
        return of.<Row<?>>map(each -> Row.of(tags.apply(each), value.apply(each)))
                .toList();
    }

    private static Tags broadcast(Show show) {
        return Tags.of("broadcast", show.id());
    }

    private static Tags folder(String folder) {
        return Tags.of("folder", folder);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
