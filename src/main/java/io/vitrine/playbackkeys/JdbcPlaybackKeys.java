package io.vitrine.playbackkeys;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps public keys in the database. */
@Service
@Transactional
class JdbcPlaybackKeys implements PlaybackKeys {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    JdbcPlaybackKeys(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public PlaybackKey add(SellerId seller, String name, String pem) {
        String title = name.strip();
        if (!PlainText.isOneLine(title, MOST_NAME)) {
            throw new PlaybackKeyException("playback.key.name", "A key's name is 1 to " + MOST_NAME + " characters");
        }
        String encoded = PublicKeyText.encode(PublicKeyText.read(pem));
        List<PlaybackKey> known = ofSeller(seller);
        String fingerprint = PublicKeyText.fingerprint(encoded);
        if (known.stream().anyMatch(key -> key.fingerprint().equals(fingerprint))) {
            throw new PlaybackKeyException("playback.key.known", "Shop " + seller + " has this key already");
        }
        if (known.size() >= MOST_OF_SHOP) {
            throw new PlaybackKeyException("playback.key.most", "Shop " + seller + " has " + MOST_OF_SHOP + " keys");
        }
        PlaybackKey key = new PlaybackKey(PublicId.random(), title, fingerprint, clock.instant());
        jdbc.sql("insert into playback_keys (id, public_id, seller_id, name, public_key, created_at)"
                        + " values (:id, :publicId, :seller, :name, :key, :at)")
                .param("id", Ids.next())
                .param("publicId", key.id().value())
                .param("seller", seller.value())
                .param("name", title)
                .param("key", encoded)
                .param("at", key.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        audit.note("playback-key.added", key.id(), title + ": SHA-256 " + fingerprint);
        return key;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlaybackKey> ofSeller(SellerId seller) {
        return jdbc.sql("select public_id, name, public_key, created_at from playback_keys"
                        + " where seller_id = :seller and removed_at is null order by created_at desc, id desc")
                .param("seller", seller.value())
                .query(JdbcPlaybackKeys::view)
                .list();
    }

    @Override
    public void remove(SellerId seller, PublicId key) {
        int removed = jdbc.sql("update playback_keys set removed_at = :now where public_id = :id"
                        + " and seller_id = :seller and removed_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", key.value())
                .param("seller", seller.value())
                .update();
        if (removed > 0) {
            audit.note("playback-key.removed", key, "");
        }
    }

    /** The shop's key of this name; empty if there is none such, or it was removed. */
    @Transactional(readOnly = true)
    Optional<ECPublicKey> find(SellerId seller, PublicId key) {
        return jdbc.sql("select public_key from playback_keys where public_id = :id and seller_id = :seller"
                        + " and removed_at is null")
                .param("id", key.value())
                .param("seller", seller.value())
                .query(String.class)
                .optional()
                .map(JdbcPlaybackKeys::decoded);
    }

    private static ECPublicKey decoded(String stored) {
        try {
            return PublicKeyText.decode(stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A playback key in the database cannot be read", e);
        }
    }

    private static PlaybackKey view(ResultSet row, int number) throws SQLException {
        return new PlaybackKey(
                PublicId.of(row.getString("public_id")),
                row.getString("name"),
                PublicKeyText.fingerprint(row.getString("public_key")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
