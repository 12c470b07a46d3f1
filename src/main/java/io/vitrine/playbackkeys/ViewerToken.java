package io.vitrine.playbackkeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a shop's own program has signed for a viewer (JWT, RFC 7519; ES256, RFC 7518). */
final class ViewerToken {

    private static final int LONGEST = 4096;
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    private final SignedJWT jwt;

    private ViewerToken(SignedJWT jwt) {
        this.jwt = jwt;
    }

    /** @throws ViewerTokenException if it is none, or signed in another way than ES256 */
    static ViewerToken read(String text) {
        if (text.isEmpty()) {
            throw new ViewerTokenException("This show needs a token: add ?token= and what your program signed.");
        }
        try {
            SignedJWT jwt = text.length() > LONGEST ? null : SignedJWT.parse(text);
            if (jwt != null && JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
                return new ViewerToken(jwt);
            }
        } catch (ParseException e) {
            // Nothing of it is told to anybody: it may be somebody else's secret.
        }
        throw new ViewerTokenException("The token is no JWT that is signed with ES256.");
    }

    /** What the key is called, which it is signed with; empty if it does not say. */
    String key() {
        String named = jwt.getHeader().getKeyID();
        return named == null ? "" : named;
    }

    /**
     * Until when it lets its viewer watch.
     *
     * @param key null if the shop has none of that name
     * @param audience one of what has to be its {@code aud}
     * @throws ViewerTokenException if it does not let its viewer watch now
     */
    Instant checked(@Nullable ECPublicKey key, Set<String> audience, Instant now) {
        if (key == null || !isSignedWith(key)) {
            throw new ViewerTokenException(
                    "The token is not signed with a playback key of this shop, or does not name it as kid.");
        }
        JWTClaimsSet claims = claims();
        List<String> meant = claims.getAudience();
        if (meant.stream().noneMatch(audience::contains)) {
            throw new ViewerTokenException(
                    "The token is for another show: its aud is neither this show nor its channel.");
        }
        Date until = claims.getExpirationTime();
        if (until == null) {
            throw new ViewerTokenException("The token has no exp: it has to say until when it is good.");
        }
        if (until.toInstant().isBefore(now)) {
            throw new ViewerTokenException("The token has expired. Ask for another where you got it.");
        }
        Date from = claims.getNotBeforeTime();
        if (from != null && from.toInstant().isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new ViewerTokenException("The token is not good yet.");
        }
        return until.toInstant();
    }

    private boolean isSignedWith(ECPublicKey key) {
        try {
            return jwt.verify(new ECDSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private JWTClaimsSet claims() {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (claims != null) {
                return claims;
            }
        } catch (ParseException e) {
            // As if there were none.
        }
        throw new ViewerTokenException("The token says nothing: its claims cannot be read.");
    }
}
