package io.vitrine.channels;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PublicId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seller's channel. */
@Entity
@Table(name = "channels")
class Channel {

    @Id
    private UUID id;

    private String publicId;
    private UUID sellerId;
    private String name;

    @Enumerated(EnumType.STRING)
    private LatencyMode latency;

    private boolean goesLiveByItself;
    private boolean sourceOnly;
    private int reconnectSeconds;
    private boolean banned;
    private @Nullable String banReason;
    private @Nullable Instant bannedUntil;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Channel() {}

    @SuppressWarnings("NullAway.Init") // change() fills in the rest
    Channel(SellerId seller, ChannelSettings settings, Instant now) {
        this.id = Ids.next();
        this.publicId = PublicId.random().value();
        this.sellerId = seller.value();
        this.createdAt = now;
        change(settings);
    }

    /** From its row, whichever way that was read; without what only entities need. */
    static Channel of(ResultSet row, @Nullable Instant bannedUntil) throws SQLException {
        Channel channel = new Channel();
        channel.id = row.getObject("id", UUID.class);
        channel.publicId = row.getString("public_id");
        channel.sellerId = row.getObject("seller_id", UUID.class);
        channel.name = row.getString("name");
        channel.latency = LatencyMode.valueOf(row.getString("latency"));
        channel.goesLiveByItself = row.getBoolean("goes_live_by_itself");
        channel.sourceOnly = row.getBoolean("source_only");
        channel.reconnectSeconds = row.getInt("reconnect_seconds");
        channel.banned = row.getBoolean("banned");
        channel.banReason = row.getString("ban_reason");
        channel.bannedUntil = bannedUntil;
        return channel;
    }

    final void change(ChannelSettings settings) {
        name = settings.name();
        latency = settings.latency();
        goesLiveByItself = settings.goesLiveByItself();
        sourceOnly = settings.sourceOnly();
        reconnectSeconds = Math.toIntExact(settings.reconnectWindow().toSeconds());
    }

    ChannelSettings settings() {
        return new ChannelSettings(name, latency, goesLiveByItself, sourceOnly, Duration.ofSeconds(reconnectSeconds));
    }

    void ban(String reason, @Nullable Instant until) {
        banned = true;
        banReason = reason;
        bannedUntil = until;
    }

    void liftBan() {
        banned = false;
        banReason = null;
        bannedUntil = null;
    }

    ChannelId id() {
        return new ChannelId(id);
    }

    PublicId publicId() {
        return PublicId.of(publicId);
    }

    ChannelView view(Instant now) {
        boolean inForce = banned && (bannedUntil == null || bannedUntil.isAfter(now));
        return new ChannelView(
                id(),
                publicId(),
                new SellerId(sellerId),
                name,
                latency,
                goesLiveByItself,
                sourceOnly,
                Duration.ofSeconds(reconnectSeconds),
                inForce ? new ChannelView.Ban(banReason == null ? "" : banReason, bannedUntil) : null);
    }
}
