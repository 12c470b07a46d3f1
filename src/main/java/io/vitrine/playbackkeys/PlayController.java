package io.vitrine.playbackkeys;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.playback.Admission;
import io.vitrine.playback.Playback;
import io.vitrine.shared.PublicId;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends players that bring a token of the shop's own program to where the show is watched. */
@Controller
class PlayController {

    private final Broadcasts broadcasts;
    private final Channels channels;
    private final JdbcPlaybackKeys keys;
    private final Playback playback;
    private final Clock clock;

    PlayController(Broadcasts broadcasts, Channels channels, JdbcPlaybackKeys keys, Playback playback, Clock clock) {
        this.broadcasts = broadcasts;
        this.channels = channels;
        this.keys = keys;
        this.playback = playback;
        this.clock = clock;
    }

    /**
     * A redirect to the playlist: 403 if the token lets nobody in, 404 if the show is not on air.
     *
     * @param id of a show; of a channel for what it has on air, whoever else may see that
     */
    @GetMapping("/play/{id:[a-z0-9]+}.m3u8")
    ResponseEntity<String> play(@PathVariable String id, @RequestParam(defaultValue = "") String token) {
        Optional<BroadcastView> show = PublicId.isValid(id) ? show(PublicId.of(id)) : Optional.empty();
        Optional<ChannelView> channel = show.map(BroadcastView::channel).flatMap(channels::find);
        if (channel.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND, "There is no such show.");
        }
        try {
            Instant until =
                    checked(ViewerToken.read(token), show.get(), channel.get().seller());
            return playback.admit(show.get(), until)
                    .map(PlayController::redirect)
                    .orElseGet(() -> answer(HttpStatus.NOT_FOUND, "The show is not on air now."));
        } catch (ViewerTokenException e) {
            return answer(HttpStatus.FORBIDDEN, e.sentence());
        }
    }

    private Optional<BroadcastView> show(PublicId id) {
        return broadcasts
                .find(id)
                .or(() -> channels.find(id).map(ChannelView::id).flatMap(broadcasts::current));
    }

    private Instant checked(ViewerToken token, BroadcastView show, SellerId seller) {
        ECPublicKey key = PublicId.isValid(token.key())
                ? keys.find(seller, PublicId.of(token.key())).orElse(null)
                : null;
        Set<String> audience =
                Set.of(show.publicId().value(), show.channelPublicId().value());
        return token.checked(key, audience, clock.instant());
    }

    private static ResponseEntity<String> redirect(Admission admission) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, admission.playlist())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static ResponseEntity<String> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(sentence + "\n");
    }
}
