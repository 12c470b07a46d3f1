package io.vitrine.ingest;

import java.nio.charset.StandardCharsets;

/** Reads whatever comes as the body of a callback: it never fails, and nobody gets a number or a key from nowhere. */
public final class CallbackFuzz {

    private CallbackFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String body = new String(input, StandardCharsets.UTF_8);
        CallbackForm form = CallbackForm.parse(body);
        form.isFromLoopback();
        if (form.clientId().isPresent() && form.clientId().getAsLong() < 0) {
            throw new IllegalStateException("A connection has a negative number");
        }
        if (form.key().isPresent() && form.field("name").isEmpty()) {
            throw new IllegalStateException("There is a key though nginx named nothing");
        }
    }
}
