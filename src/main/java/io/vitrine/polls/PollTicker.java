package io.vitrine.polls;

import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.playback.ShowFeed;
import io.vitrine.shared.PublicId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells viewers once a second how the votes stand, if they stand differently. Whoever misses that hears the next. */
@Component
class PollTicker {

    private static final Logger log = LoggerFactory.getLogger(PollTicker.class);

    private final PollTables tables;
    private final Broadcasts broadcasts;
    private final ShowFeed feed;
    private final JsonMapper json;
    private final Map<PublicId, List<Long>> told = new HashMap<>();

    PollTicker(PollTables tables, Broadcasts broadcasts, ShowFeed feed, JsonMapper json) {
        this.tables = tables;
        this.broadcasts = broadcasts;
        this.feed = feed;
        this.json = json;
    }

    @Scheduled(fixedDelayString = "${vitrine.polls.count-interval:1s}")
    @Transactional(readOnly = true)
    public synchronized void look() {
        List<PollView> shown;
        try {
            shown = tables.shown();
        } catch (RuntimeException e) {
            log.debug("Votes could not be counted; they are at the next look", e);
            return;
        }
        told.keySet().retainAll(shown.stream().map(PollView::id).toList());
        shown.forEach(this::tell);
    }

    private void tell(PollView poll) {
        List<Long> counts = poll.counts();
        if (counts.equals(told.put(poll.id(), counts)) || poll.votes() == 0) {
            return;
        }
        broadcasts
                .find(poll.broadcast())
                .ifPresent(show -> feed.send(
                        show,
                        json.writeValueAsString(new Frame(
                                "votes", show.publicId().value(), poll.id().value(), counts))));
    }

    private record Frame(String type, String id, String poll, List<Long> counts) {}
}
