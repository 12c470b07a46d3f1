package io.vitrine.playbackkeys;

import io.vitrine.shared.PublicId;
import java.time.Instant;

/**
 * A public key of a shop.
 *
 * @param id what tokens name it by, as {@code kid}
 * @param fingerprint the SHA-256 of the key (SubjectPublicKeyInfo), hexadecimal, as {@code openssl} tells it
 */
public record PlaybackKey(PublicId id, String name, String fingerprint, Instant createdAt) {}
