package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.ShowFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the open pages of a show what was appended to its log. */
@Component
class EventFrames {

    private static final Logger log = LoggerFactory.getLogger(EventFrames.class);

    private final ShowFeed feed;
    private final JsonMapper json;

    EventFrames(ShowFeed feed, JsonMapper json) {
        this.feed = feed;
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
}
