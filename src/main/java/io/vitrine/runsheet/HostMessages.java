package io.vitrine.runsheet;

import io.vitrine.broadcasts.BroadcastView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Carries what moderators have to say to the host: kept, told at once, and there until the host has seen it. */
public interface HostMessages {

    /** Code points. */
    int MOST_TEXT = 300;

    /** Messages that the host has not seen. */
    int MOST_WAITING = 50;

    /**
     * @param author as the host is told
     * @throws RunSheetException if it is empty or too long, or too many wait
     */
    void send(BroadcastView show, String author, String text);

    /** The host has seen it. Nothing happens if they have before. */
    void acknowledge(BroadcastView show, UUID message);

    /** Those that the host has not seen, oldest first. */
    List<Message> waiting(BroadcastView show);

    /** The last ones, newest first, seen or not. */
    List<Message> latest(BroadcastView show);

    record Message(UUID id, String author, String text, Instant sentAt, boolean seen) {}
}
