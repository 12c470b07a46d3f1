package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appends it to the log. */
@Service
@Transactional
class LoggedMetadata implements TimedMetadata {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0," + (MOST_NAME - 1) + "}");
    /** Clocks of two machines are never quite the same. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final LiveLog log;
    private final Clock clock;

    LoggedMetadata(LiveLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public LiveEvent put(
            BroadcastView show, String name, Sync sync, @Nullable Instant mediaAt, Map<String, Object> payload) {
        if (!show.phase().isOnAir()) {
            throw StageException.of("stage.metadata.air", "Broadcast " + show.publicId() + " is " + show.phase());
        }
        if (!NAME.matcher(name).matches()) {
            throw StageException.of(
                    "stage.metadata.name", "A name is 1 to " + MOST_NAME + " letters, digits, . _ : and -", MOST_NAME);
        }
        Instant now = clock.instant();
        if (mediaAt != null && (mediaAt.isAfter(now.plus(TOLERANCE)) || mediaAt.isBefore(now.minus(MOST_BEHIND)))) {
            throw StageException.of(
                    "stage.metadata.time",
                    mediaAt + " is not within the " + MOST_BEHIND.toSeconds() + " s before " + now,
                    MOST_BEHIND.toSeconds());
        }
        Instant at = mediaAt == null || mediaAt.isAfter(now) ? now : mediaAt;
        return log.append(show.id(), TYPE, sync, at, name, payload);
    }
}
