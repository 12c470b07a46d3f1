package io.vitrine.playbackkeys;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.util.List;

/** Keeps the public keys (ECDSA, P-256) of a shop's own programs. */
public interface PlaybackKeys {

    int MOST_NAME = 60;

    int MOST_OF_SHOP = 10;

    /**
     * Registers a key.
     *
     * @param pem the public key as {@code openssl ec -pubout} writes it
     * @throws PlaybackKeyException if it is none of that kind, or the shop has enough
     */
    PlaybackKey add(SellerId seller, String name, String pem);

    /** Newest first. */
    List<PlaybackKey> ofSeller(SellerId seller);

    /** Tokens of this key let nobody in from then on; addresses that were given for them work until they expire. */
    void remove(SellerId seller, PublicId key);
}
