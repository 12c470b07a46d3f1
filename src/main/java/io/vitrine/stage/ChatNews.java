package io.vitrine.stage;

import io.vitrine.playback.ShowFeed;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells viewers' pages at once what changed in a chat. */
@Component
class ChatNews {

    private final ShowFeed feed;
    private final JsonMapper json;

    ChatNews(ShowFeed feed, JsonMapper json) {
        this.feed = feed;
        this.json = json;
    }

    void tell(ChatPlace place, String event, Map<String, Object> payload) {
        feed.send(
                place.show(),
                json.writeValueAsString(Map.of(
                        "type", "event", "id", place.show().publicId().value(), "event", event, "payload", payload)));
    }
}
