package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.nodes.EdgeLinks;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs addresses for nginx's {@code secure_link}: until when, for which media, and of which epoch. */
@Component
class SignedAddresses implements Playback {

    private static final Duration LONGEST = Duration.ofDays(1);
    /** A control room is open for as long as a show may be planned for, and its page is made anew then. */
    private static final Duration OF_PREVIEW = Duration.ofHours(14);

    private final Secret secret;
    private final GuardMarks marks;
    private final PlaybackSettings settings;
    private final Clock clock;

    SignedAddresses(EdgeLinks links, GuardMarks marks, PlaybackSettings settings, Clock clock) {
        this.secret = links.secret();
        this.marks = marks;
        this.settings = settings;
        this.clock = clock;
    }

    /** All who ask in the same part of a life get the same address, so that caches before the edge can share it. */
    @Override
    public Optional<Admission> admit(BroadcastView show) {
        Duration life = settings.addressLife();
        long step = Math.max(1, life.toSeconds() / 10);
        long now = clock.instant().getEpochSecond();
        return admit(show, Instant.ofEpochSecond(now - now % step + life.toSeconds()));
    }

    @Override
    public Optional<Admission> admit(BroadcastView show, Instant until) {
        return show.phase() == Phase.LIVE ? Optional.of(address(show, until)) : Optional.empty();
    }

    @Override
    public Admission preview(BroadcastView show) {
        return address(show, clock.instant().plus(OF_PREVIEW));
    }

    private Admission address(BroadcastView show, Instant wanted) {
        PublicId epoch = show.listing().epoch();
        marks.set(show);
        if (epoch == null) {
            return Admission.below(Playlists.folder(show), null);
        }
        Instant latest = clock.instant().plus(LONGEST);
        Instant until = (wanted.isBefore(latest) ? wanted : latest).truncatedTo(ChronoUnit.SECONDS);
        return Admission.below(Playlists.folder(show) + "/" + token(show.mediaId(), epoch, until), until);
    }

    private String token(PublicId media, PublicId epoch, Instant until) {
        String signed = until.getEpochSecond() + " " + media + " " + epoch + " " + secret.reveal();
        return until.getEpochSecond() + "-" + epoch + "-" + digest(signed);
    }

    /** MD5 is what nginx knows here; with the secret at the end nobody can go on from a digest, nor choose what collides. */
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
