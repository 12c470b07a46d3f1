package io.vitrine.stage;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells viewers' pages at once what changed in a chat, and has it written down. */
@Component
class ChatNews {

    private final LiveLog log;

    ChatNews(LiveLog log) {
        this.log = log;
    }

    void tell(ChatPlace place, String event, Map<String, Object> payload) {
        log.append(place.show().id(), event, Sync.NOW, null, "chat", payload);
    }
}
