package io.vitrine.broadcasts;

import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One encoder's one connection, from its acceptance to its end. */
@Entity
@Table(name = "publish_sessions")
class PublishSession {

    private static final int LONGEST_ENCODER = 64;
    private static final int LONGEST_REASON = 100;

    @Id
    private UUID id;

    private UUID channelId;
    /** The channel while it is open, null afterwards: the database allows one open session a channel. */
    private @Nullable UUID openChannel;

    private UUID broadcastId;
    private String boot;
    private long clientId;
    private String address;
    private String encoder;
    private Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable String closeReason;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected PublishSession() {}

    PublishSession(BroadcastId broadcast, Connection connection, Instant now) {
        this.id = Ids.next();
        this.channelId = connection.channel().value();
        this.openChannel = channelId;
        this.broadcastId = broadcast.value();
        this.boot = connection.boot();
        this.clientId = connection.clientId();
        this.address = connection.address();
        this.encoder = PlainText.cleaned(connection.encoder(), LONGEST_ENCODER);
        this.openedAt = now;
    }

    void close(String why, Instant now) {
        if (closedAt == null) {
            openChannel = null;
            closedAt = now;
            closeReason = PlainText.cleaned(why, LONGEST_REASON);
        }
    }

    /** What is written of one that opens, in the order of {@link ArrivalTables}. */
    @Nullable
    Object[] opened() {
        return new @Nullable Object[] {
            id, channelId, openChannel, broadcastId, boot, clientId, address, encoder, Rows.time(openedAt)
        };
    }

    SessionId id() {
        return new SessionId(id);
    }

    UUID broadcast() {
        return broadcastId;
    }

    PublishSessions.OpenSession view(BroadcastView broadcast) {
        return new PublishSessions.OpenSession(
                id(), broadcast, new Connection(new ChannelId(channelId), boot, clientId, address, encoder), openedAt);
    }
}
