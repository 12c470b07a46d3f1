package io.vitrine.nodes;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the ingest nginx carries: its {@code rtmp_stat}. */
public interface IngestStatistics {

    /**
     * The streams that have a publisher now.
     *
     * @throws IngestUnreachableException if the ingest nginx does not answer, or not with what {@code rtmp_stat} writes
     */
    List<PublishedStream> published();

    /**
     * One stream and its publisher.
     *
     * @param name the stream's name after the redirect: the channel's public id
     * @param clientId nginx's number of the publisher's connection, as in callbacks
     * @param encoder {@code flashver}: untrusted
     * @param since for how long the publisher has been connected
     * @param bytesIn received since the stream began
     * @param bitrate bit/s over about ten seconds; zero at first
     * @param height as the codec's parameters say, which may be up to 15 lines more than what is shown; zero until known
     * @param videoCodec for example {@code H264}; null until known, or if there is none
     * @param audioCodec for example {@code AAC}; null until known, or if there is none
     */
    record PublishedStream(
            String name,
            long clientId,
            String address,
            String encoder,
            Duration since,
            long bytesIn,
            long bitrate,
            int width,
            int height,
            double frameRate,
            @Nullable String videoCodec,
            @Nullable String audioCodec) {}
}
