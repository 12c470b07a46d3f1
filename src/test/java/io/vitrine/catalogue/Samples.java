package io.vitrine.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Files as sellers have them, of shops that do not exist. */
final class Samples {

    private Samples() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream sample =
                Objects.requireNonNull(Samples.class.getResourceAsStream("/io/vitrine/catalogue/" + name), name)) {
            return sample.readAllBytes();
        }
    }
}
