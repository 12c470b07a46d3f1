package io.vitrine.playbackkeys;

import com.nimbusds.jose.jwk.Curve;
import io.vitrine.shared.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads public keys as people paste them (PEM, RFC 7468). */
final class PublicKeyText {

    private static final Pattern FORM = Pattern.compile(
            "\\s*-----BEGIN PUBLIC KEY-----\\s*([A-Za-z0-9+/=\\s]{1,1000})-----END PUBLIC KEY-----\\s*");

    private PublicKeyText() {}

    /** @throws PlaybackKeyException if it is no public key on the curve P-256 */
    static ECPublicKey read(String pem) {
        if (pem.contains("PRIVATE KEY")) {
            throw new PlaybackKeyException("playback.key.private", "This is a private key");
        }
        Matcher form = FORM.matcher(pem);
        if (!form.matches()) {
            throw unreadable();
        }
        try {
            return decode(form.group(1).replaceAll("\\s", ""));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unreadable();
        }
    }

    /** @throws GeneralSecurityException if it is no public key on the curve P-256 */
    static ECPublicKey decode(String base64) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        if (key instanceof ECPublicKey curved && Curve.P_256.equals(Curve.forECParameterSpec(curved.getParams()))) {
            return curved;
        }
        throw new GeneralSecurityException("The key is on another curve than P-256");
    }

    static String encode(ECPublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static String fingerprint(String base64) {
        return Sha256.hex(Base64.getDecoder().decode(base64));
    }

    private static PlaybackKeyException unreadable() {
        return new PlaybackKeyException("playback.key.unreadable", "This is no public key on the curve P-256");
    }
}
