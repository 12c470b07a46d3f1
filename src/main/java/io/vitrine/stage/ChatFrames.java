package io.vitrine.stage;

import io.vitrine.playback.ShowFeed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells viewers what is written, four times a second at most, whatever the number of messages. */
@Component
class ChatFrames {

    private static final int MOST_LINES = 10;
    /** A frame has 4 KB; the rest is for what is around the messages. */
    private static final int MOST_BYTES = 3800;

    private static final int AROUND_A_LINE = 110;

    private final ChatRooms rooms;
    private final ShowFeed feed;
    private final JsonMapper json;

    ChatFrames(ChatRooms rooms, ShowFeed feed, JsonMapper json) {
        this.rooms = rooms;
        this.feed = feed;
        this.json = json;
    }

    @Scheduled(fixedRate = 250)
    void tell() {
        rooms.open().forEach(this::tell);
    }

    private void tell(ChatRoom room) {
        List<ChatLine> lines = room.take(MOST_LINES, MOST_BYTES);
        if (!lines.isEmpty()) {
            Frame frame = new Frame("chat", room.show().publicId().value(), lines);
            feed.send(room.show(), json.writeValueAsString(frame));
        }
    }

    /** About as many bytes as the line takes in a frame; quotes and backslashes take two. */
    static int size(ChatLine line) {
        String words = line.name() + line.text();
        int escaped = (int) words.chars().filter(c -> c == '"' || c == '\\').count();
        return AROUND_A_LINE + escaped + words.getBytes(StandardCharsets.UTF_8).length;
    }

    private record Frame(String type, String id, List<ChatLine> messages) {}
}
