package io.vitrine.packaging;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes fragmented MP4 and gives segments, parts and playlists (RFC 8216bis, Low-Latency HLS).
 *
 * <p>Its events are {@link PictureReady} and {@link InputEnded}; a {@link PlaylistListener} bean hears every new part.
 */
public interface Packager {

    /**
     * Opens the stream, or goes on with it after an interruption or a restart (numbering continues, the next input
     * begins with a discontinuity). The set of renditions may differ from before.
     */
    void open(StreamSpec stream);

    /**
     * Admits one run of FFmpeg: an address on loopback for each rendition, valid until the next call. Inputs admitted
     * before are ended.
     *
     * @return by name of rendition, where to PUT the fragmented MP4
     */
    Map<String, URI> admit(String stream);

    /** Ends the stream: its playlists get {@code EXT-X-ENDLIST}; its files stay for a minute, then go. */
    void finish(String stream);

    /** Forgets the stream and removes its files now. */
    void discard(String stream);

    /**
     * Takes the stream away from everybody, now and for ever: its files are removed, and the edge answers 410 (Gone) to
     * who asks for it. It may be repeated, and the stream may be unknown.
     */
    void withdraw(String stream);

    /** The streams of an earlier run that nobody has opened since. */
    Set<String> unclaimed();

    /** Where the newest whole picture is, in the rendition that is smallest; empty if there is none. */
    Optional<Keyframe> keyframe(String stream);

    /** Tells players of the event in the playlists from now on, while its place is in them; of an unknown stream, nobody. */
    void note(String stream, StreamEvent event);

    Optional<StreamStatus> status(String stream);

    /** The multivariant playlist; empty if the stream is unknown or nothing of it can be played. */
    Optional<String> multivariant(String stream);

    /**
     * A media playlist, at once or (blocking playlist reload) as soon as it holds the part asked for.
     *
     * @param msn {@code _HLS_msn}; null for what there is now
     * @param part {@code _HLS_part}; null for the whole segment
     */
    CompletionStage<PlaylistAnswer> playlist(
            String stream, String rendition, @Nullable Long msn, @Nullable Integer part);

    /** The answer to a request for a media playlist. */
    sealed interface PlaylistAnswer {

        record Found(String body) implements PlaylistAnswer {}

        /** No such stream or rendition (404). */
        record Unknown() implements PlaylistAnswer {}

        /** Asked for a part more than two segments ahead (400). */
        record TooFarAhead() implements PlaylistAnswer {}

        /** The part did not come within three target durations (503). */
        record TimedOut() implements PlaylistAnswer {}
    }
}
