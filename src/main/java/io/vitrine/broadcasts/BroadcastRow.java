package io.vitrine.broadcasts;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a broadcast: by Hibernate, and by {@link ArrivalTables} where encoders come by the thousand. A column
 * that is added belongs into {@link #read}, and into {@link #begun} if an encoder's own broadcast sets it.
 */
@MappedSuperclass
abstract class BroadcastRow {

    @Id
    UUID id;

    String publicId;
    UUID channelId;
    String channelPublicId;
    String mediaId;
    String title;

    @Enumerated(EnumType.STRING)
    Phase phase;

    /** Begun by an encoder, and not planned by a person. */
    boolean adHoc;

    boolean pictureReady;

    @Nullable
    UUID sessionId;

    int reconnectSeconds;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Enumerated(EnumType.STRING)
    Visibility visibility;

    @Enumerated(EnumType.STRING)
    HoldMode holdMode;

    @Enumerated(EnumType.STRING)
    PlaybackPolicy playback;

    @Nullable
    String playbackEpoch;

    @Nullable
    String hiddenId;

    @Nullable
    String passcode;

    @Nullable
    Instant plannedStart;

    @Nullable
    Instant plannedEnd;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant endedAt;
    /** When it is given up for want of a signal. */
    @Nullable
    Instant deadline;
    /** After it was ended under its encoder: until when that encoder's returns are not taken for a new show. */
    @Nullable
    Instant refusesUntil;

    @Nullable
    Instant lastRefusedAt;

    @Nullable
    String reason;

    Instant createdAt;

    @Version
    @Nullable
    Integer version;

    @SuppressWarnings("NullAway.Init")
    BroadcastRow() {}

    void read(ResultSet row) throws SQLException {
        id = row.getObject("id", UUID.class);
        publicId = row.getString("public_id");
        channelId = row.getObject("channel_id", UUID.class);
        channelPublicId = row.getString("channel_public_id");
        mediaId = row.getString("media_id");
        title = row.getString("title");
        phase = Phase.valueOf(row.getString("phase"));
        adHoc = row.getBoolean("ad_hoc");
        pictureReady = row.getBoolean("picture_ready");
        sessionId = row.getObject("session_id", UUID.class);
        reconnectSeconds = row.getInt("reconnect_seconds");
        kind = Kind.valueOf(row.getString("kind"));
        visibility = Visibility.valueOf(row.getString("visibility"));
        holdMode = HoldMode.valueOf(row.getString("hold_mode"));
        playback = PlaybackPolicy.valueOf(row.getString("playback"));
        playbackEpoch = row.getString("playback_epoch");
        hiddenId = row.getString("hidden_id");
        passcode = row.getString("passcode");
        plannedStart = Rows.instantOrNull(row, "planned_start");
        plannedEnd = Rows.instantOrNull(row, "planned_end");
        startedAt = Rows.instantOrNull(row, "started_at");
        endedAt = Rows.instantOrNull(row, "ended_at");
        deadline = Rows.instantOrNull(row, "deadline");
        refusesUntil = Rows.instantOrNull(row, "refuses_until");
        lastRefusedAt = Rows.instantOrNull(row, "last_refused_at");
        reason = row.getString("reason");
        createdAt = Rows.instant(row, "created_at");
        version = row.getInt("version");
    }

    /** What is written of one that an encoder has begun, in the order of {@link ArrivalTables}. */
    @Nullable
    Object[] begun() {
        return new @Nullable Object[] {
            id,
            publicId,
            channelId,
            channelPublicId,
            mediaId,
            title,
            phase.name(),
            adHoc,
            pictureReady,
            sessionId,
            reconnectSeconds,
            kind.name(),
            visibility.name(),
            holdMode.name(),
            Rows.time(deadline),
            Rows.time(createdAt)
        };
    }

    /** What is written of one that an encoder has come for, in the order of {@link ArrivalTables}. */
    @Nullable
    Object[] carried() {
        return new @Nullable Object[] {
            phase.name(), pictureReady, sessionId, reconnectSeconds, Rows.time(deadline), id, version
        };
    }

    /** Whether it has no row yet. */
    boolean isNew() {
        return version == null;
    }
}
