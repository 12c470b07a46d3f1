package io.vitrine.overlays;

import io.vitrine.accounts.AuditLog;
import io.vitrine.channels.ChannelId;
import io.vitrine.shared.Secret;
import io.vitrine.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the digests of overlays' keys in the database. They are random, so a digest without salt gives nothing away. */
@Component
@Transactional
class JdbcOverlays implements Overlays {

    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    JdbcOverlays(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Secret make(ChannelId channel) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        Secret key = Secret.of(HexFormat.of().formatHex(bits));
        delete(channel);
        jdbc.sql("insert into overlay_keys (channel_id, digest, created_at) values (:channel, :digest, :now)")
                .param("channel", channel.value())
                .param("digest", digest(key))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.note("overlay.made", channel, "");
        return key;
    }

    @Override
    public void revoke(ChannelId channel) {
        if (delete(channel)) {
            audit.note("overlay.revoked", channel, "");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> madeAt(ChannelId channel) {
        return jdbc.sql("select created_at from overlay_keys where channel_id = :channel")
                .param("channel", channel.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ChannelId> channelOf(Secret key) {
        return jdbc.sql("select channel_id from overlay_keys where digest = :digest")
                .param("digest", digest(key))
                .query(UUID.class)
                .optional()
                .map(ChannelId::new);
    }

    private boolean delete(ChannelId channel) {
        return jdbc.sql("delete from overlay_keys where channel_id = :channel")
                        .param("channel", channel.value())
                        .update()
                > 0;
    }

    private static String digest(Secret key) {
        return Sha256.hex(key.reveal());
    }
}
