package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.PictureMarks;
import io.vitrine.playback.ShowFeed;
import java.util.Base64;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the open pages of a show what was appended to its log, and other players what belongs to a frame. */
@Component
class EventFrames {

    private static final Logger log = LoggerFactory.getLogger(EventFrames.class);

    private final ShowFeed feed;
    private final PictureMarks marks;
    private final JsonMapper json;

    EventFrames(ShowFeed feed, PictureMarks marks, JsonMapper json) {
        this.feed = feed;
        this.marks = marks;
        this.json = json;
    }

    /** Never throws: what is committed is committed, and pages that miss a number ask for the snapshot. */
    void send(BroadcastView show, LiveEvent event) {
        EventFrame frame = EventFrame.of(show.publicId().value(), event);
        try {
            feed.send(show, json.writeValueAsString(frame));
        } catch (RuntimeException e) {
            log.warn("Event {} of broadcast {} could not be told to its pages", event.seq(), show.publicId(), e);
        }
        try {
            if (event.sync() == Sync.FRAME) {
                mark(show, frame);
            }
        } catch (RuntimeException e) {
            log.warn("Event {} of broadcast {} could not be put into its playlists", event.seq(), show.publicId(), e);
        }
    }

    /** All of it: a player that is not ours has nothing but the playlist. */
    private void mark(BroadcastView show, EventFrame frame) {
        byte[] payload = json.writeValueAsBytes(frame.payload());
        Map<String, String> attributes = Map.of(
                "LC-SEQ", String.valueOf(frame.seq()),
                "LC-SUBJECT", frame.subject(),
                // A quoted string of a playlist holds no quotation marks, which JSON is full of.
                "LC-PAYLOAD", Base64.getEncoder().encodeToString(payload));
        marks.mark(
                show, "lc-" + show.publicId() + "-" + frame.seq(), "lc." + frame.event(), frame.mediaAt(), attributes);
    }
}
