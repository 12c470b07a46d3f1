package io.vitrine.webhooks;

import io.vitrine.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it: HMAC-SHA256, version 1. */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    static Secret newSecret() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Secret.of(PREFIX + Base64.getEncoder().encodeToString(random));
    }

    /**
     * What {@code webhook-signature} says.
     *
     * @param second of the epoch, as in {@code webhook-timestamp}
     */
    static String of(List<Secret> secrets, String id, long second, String body) {
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, id + "." + second + "." + body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(Secret secret, String signed) {
        byte[] key = Base64.getDecoder().decode(secret.reveal().substring(PREFIX.length()));
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }
}
