package io.vitrine.ingest;

import io.vitrine.channels.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what an encoder sends, and refuses or disconnects it. */
public interface Signals {

    /** What nginx-rtmp measures of the channel's encoder; empty while none is connected. */
    Optional<Signal> of(ChannelId channel);

    /** The encoders that were refused last, newest first: at most ten, of the last day. */
    List<RefusedPublish> refused(ChannelId channel);

    /** Disconnects the encoder; most encoders come back by themselves. */
    void drop(ChannelId channel);

    /**
     * What nginx-rtmp measures.
     *
     * @param bitrate bit/s over about ten seconds; zero at first
     * @param silentFor how long no byte has come
     */
    record Signal(
            Instant since,
            String address,
            String encoder,
            long bitrate,
            int width,
            int height,
            double frameRate,
            @Nullable String videoCodec,
            @Nullable String audioCodec,
            Duration silentFor) {}

    /** @param code a key of {@code messages.properties}, such as {@code refused.key.replaced} */
    record RefusedPublish(Instant at, String address, String code) {}
}
