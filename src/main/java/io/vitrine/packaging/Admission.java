package io.vitrine.packaging;

import io.vitrine.shared.Secret;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** One run of FFmpeg that may send: its secret, and the inputs it has open. Guarded by its stream's lock. */
final class Admission {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final long number;
    private final Secret token;
    private final Map<String, Connected> connected = new HashMap<>();

    Admission(long number) {
        this.number = number;
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        this.token = Secret.of(HexFormat.of().formatHex(bytes));
    }

    Secret token() {
        return token;
    }

    /** @param presented compared in constant time */
    boolean allows(String rendition, String presented) {
        return token.equals(Secret.of(presented)) && !rendition.isEmpty();
    }

    /** @return what disconnects the input whose place is taken */
    Runnable replace(String rendition, Input input, Runnable disconnect) {
        Connected before = connected.put(rendition, new Connected(input, disconnect));
        return before == null ? () -> {} : before.disconnect;
    }

    boolean isCurrent(Input input) {
        Connected now = connected.get(input.rendition().spec().name());
        return now != null && now.input == input;
    }

    void forget(Input input) {
        connected.remove(input.rendition().spec().name());
    }

    void disconnectAll() {
        connected.values().forEach(one -> one.disconnect.run());
    }

    @Override
    public String toString() {
        return "admission " + number;
    }

    private record Connected(Input input, Runnable disconnect) {}
}
