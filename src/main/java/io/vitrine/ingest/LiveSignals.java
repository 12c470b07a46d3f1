package io.vitrine.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.ingest.Readings.Carried;
import io.vitrine.ingest.Readings.Reading;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.nodes.IngestUnreachableException;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells what encoders send from readings that all who ask share. */
@Component
class LiveSignals implements Signals {

    private static final Logger log = LoggerFactory.getLogger(LiveSignals.class);
    private static final Duration FRESH = Duration.ofMillis(1800);
    private static final int LONGEST_ENCODER = 31;

    private final Channels channels;
    private final Readings readings;
    private final Refusals refusals;
    private final RtmpControl control;
    private final Cache<ChannelId, PublicId> names =
            Caffeine.newBuilder().maximumSize(10_000).build();

    LiveSignals(Channels channels, Readings readings, Refusals refusals, RtmpControl control) {
        this.channels = channels;
        this.readings = readings;
        this.refusals = refusals;
        this.control = control;
    }

    @Override
    public Optional<Signal> of(ChannelId channel) {
        return name(channel).flatMap(this::signal);
    }

    @Override
    public List<RefusedPublish> refused(ChannelId channel) {
        return refusals.of(channel);
    }

    @Override
    public void drop(ChannelId channel) {
        name(channel).ifPresent(control::drop);
    }

    private Optional<Signal> signal(PublicId name) {
        try {
            Reading reading = readings.within(FRESH);
            return Optional.ofNullable(reading.byName().get(name.value())).map(carried -> signal(carried, reading));
        } catch (IngestUnreachableException e) {
            log.debug("What channel {} sends is not known", name, e);
            return Optional.empty();
        }
    }

    private static Signal signal(Carried carried, Reading reading) {
        PublishedStream stream = carried.stream();
        return new Signal(
                reading.at().minus(stream.since()),
                stream.address(),
                PlainText.cleaned(stream.encoder(), LONGEST_ENCODER),
                stream.bitrate(),
                stream.width(),
                stream.height(),
                stream.frameRate(),
                stream.videoCodec(),
                stream.audioCodec(),
                carried.silentFor(reading.at()));
    }

    /** A channel's name never changes. */
    private Optional<PublicId> name(ChannelId channel) {
        PublicId known = names.getIfPresent(channel);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PublicId> found = channels.find(channel).map(ChannelView::publicId);
        found.ifPresent(name -> names.put(channel, name));
        return found;
    }
}
