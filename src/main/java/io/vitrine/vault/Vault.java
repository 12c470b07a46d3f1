package io.vitrine.vault;

import io.vitrine.shared.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Digests secrets for looking them up (HMAC-SHA256), and seals them for using them again (AES-256-GCM). */
@Component
public final class Vault {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** Stream keys were the first secrets here; another salt would lose all that is sealed. */
    private static final byte[] SALT = "vitrine stream keys".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final SecretKey digestKey;
    private final SecretKey sealKey;

    @Autowired
    Vault(VaultSettings settings) {
        this(MasterSecret.of(settings));
    }

    Vault(Secret master) {
        this.digestKey = new SecretKeySpec(derive(master, "digest"), MAC);
        this.sealKey = new SecretKeySpec(derive(master, "seal"), "AES");
    }

    /** What a secret is found by, and cannot be read from. */
    public String digest(Secret key) {
        return HexFormat.of().formatHex(mac(digestKey, bytes(key.reveal())));
    }

    /** @param place where the secret belongs; a copy that is moved elsewhere cannot be opened */
    public String seal(Secret key, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, place, bytes(key.reveal()));
        byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getEncoder().encodeToString(whole);
    }

    /** @throws IllegalStateException if it was sealed for another place, or under another master secret */
    public Secret open(String sealed, String place) {
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        byte[] rest = new byte[whole.remaining()];
        whole.get(rest);
        return Secret.of(new String(crypt(Cipher.DECRYPT_MODE, nonce, place, rest), StandardCharsets.UTF_8));
    }

    private byte[] crypt(int mode, byte[] nonce, String place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(place));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret cannot be opened: is the master secret another?", e);
        }
    }

    /** HKDF (RFC 5869) with SHA-256, for one block of output. */
    private static byte[] derive(Secret master, String purpose) {
        byte[] extracted = mac(new SecretKeySpec(SALT, MAC), bytes(master.reveal()));
        byte[] info = bytes(purpose);
        byte[] input =
                ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array();
        return mac(new SecretKeySpec(extracted, MAC), input);
    }

    private static byte[] mac(SecretKey key, byte[] input) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is missing", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
