package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.PictureMarks;
import io.vitrine.playback.ShowFeed;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the open pages of a show what was appended to its log. */
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
        try {
            feed.send(
                    show, json.writeValueAsString(EventFrame.of(show.publicId().value(), event)));
        } catch (RuntimeException e) {
            log.warn("Event {} of broadcast {} could not be told to its pages", event.seq(), show.publicId(), e);
        }
    }

    /** The rest of it can be asked for by its number. */
    private void mark(BroadcastView show, EventFrame frame) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("SEQ", String.valueOf(frame.seq()));
        attributes.put("SUBJECT", frame.subject());
        if (frame.payload().get("product") instanceof Map<?, ?> product) {
            attributes.put("PRODUCT", String.valueOf(product.get("id")));
        }
        if (frame.payload().get("text") instanceof String text) {
            attributes.put("TEXT", text);
        }
        String id = "vitrine-" + show.publicId() + "-" + frame.seq();
        marks.mark(show, id, "vitrine." + frame.event(), frame.mediaAt(), attributes);
    }
}
