package io.vitrine.accounts;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Makes and compares codes that change with the time (TOTP, RFC 6238: six digits of HMAC-SHA-1, every 30 seconds). */
final class TimeCodes {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    /** RFC 6238, section 5.2: one step for the way, and for clocks that are a little wrong. */
    private static final int STEPS_OFF = 1;

    private static final Pattern FORM = Pattern.compile("\\d{" + DIGITS + "}");

    private TimeCodes() {}

    /** 160 random bits in base 32, as RFC 4226, section 4, recommends. */
    static Secret newSecret() {
        return Secret.of(new DefaultSecretGenerator().generate());
    }

    static boolean isOne(String code) {
        return FORM.matcher(code).matches();
    }

    /** The time step whose code this is, if that is now or next to it. */
    static OptionalLong stepOf(Secret secret, String code, Instant now) {
        long middle = now.getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = middle - STEPS_OFF; step <= middle + STEPS_OFF; step++) {
            if (Secret.of(code(secret, step)).equals(Secret.of(code))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static String code(Secret secret, long step) {
        try {
            return new DefaultCodeGenerator().generate(secret.reveal(), step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }

    /** What an authenticator reads: {@code otpauth://totp/...}. */
    static String address(Secret secret, String email) {
        return new QrData.Builder()
                .issuer("Vitrine")
                .label(email)
                .secret(secret.reveal())
                .digits(DIGITS)
                .period((int) STEP.toSeconds())
                .build()
                .getUri();
    }
}
