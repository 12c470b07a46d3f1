package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.ShowFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what viewers' pages would have been told. */
public class FakeFeed implements ShowFeed {

    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final JsonMapper json = JsonMapper.shared();

    @Override
    public void send(BroadcastView show, String frame) {
        sent.add(json.readTree(frame));
    }

    @Override
    public void sendToDesk(BroadcastView show, String frame) {
        send(show, frame);
    }

    public List<JsonNode> events(BroadcastView show) {
        return sent.stream()
                .filter(frame -> frame.path("type").asString().equals("event"))
                .filter(frame ->
                        frame.path("id").asString().equals(show.publicId().value()))
                .toList();
    }

    /** All frames of one type, whatever show they are of. */
    public List<JsonNode> all(String type) {
        return sent.stream()
                .filter(frame -> frame.path("type").asString().equals(type))
                .toList();
    }

    /** All frames of one type, of which not all are events. */
    public List<JsonNode> frames(BroadcastView show, String type) {
        return sent.stream()
                .filter(frame -> frame.path("type").asString().equals(type))
                .filter(frame ->
                        frame.path("id").asString().equals(show.publicId().value()))
                .toList();
    }
}
