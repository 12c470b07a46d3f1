package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

/** Signs addresses of a guarded show as the application does; it would give all who ask in one minute the same. */
final class GuardedAddresses {

    private final String media;
    private final String epoch;
    private final String secret;

    GuardedAddresses(RunningVitrine vitrine, String media) throws IOException {
        this.media = media;
        this.secret = Files.readString(vitrine.data().resolve("secrets/links")).strip();
        try (Stream<Path> marks = Files.list(vitrine.data().resolve("guarded").resolve(media))) {
            this.epoch = marks.findFirst().orElseThrow().getFileName().toString();
        }
    }

    String of(String file, Duration life) {
        long until = System.currentTimeMillis() / 1000 + life.toSeconds();
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((until + " " + media + " " + epoch + " " + secret).getBytes(StandardCharsets.US_ASCII));
            return "/hls/" + media + "/" + until + "-" + epoch + "-"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "/" + file;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
