package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the codes that stand in for a lost authenticator, and reads them as people type them. */
final class RecoveryCodes {

    static final int MANY = 10;

    private RecoveryCodes() {}

    /** 80 random bits each. */
    static List<Secret> make() {
        return Stream.generate(Passwords::random).limit(MANY).toList();
    }

    /** Without what people add or leave out, when they copy one from paper. */
    static Secret read(String typed) {
        return Secret.of(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
