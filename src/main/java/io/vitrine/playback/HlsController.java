package io.vitrine.playback;

import io.vitrine.packaging.Packager;
import io.vitrine.packaging.Packager.PlaylistAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers playlists; the edge asks on behalf of all viewers, and serves the media itself. */
@Controller
class HlsController {

    static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";

    private final Packager packager;
    private final Withdrawals withdrawals;

    HlsController(Packager packager, Withdrawals withdrawals) {
        this.packager = packager;
        this.withdrawals = withdrawals;
    }

    @GetMapping("/hls/{mediaId:[a-z0-9]+}/main.m3u8")
    ResponseEntity<String> multivariant(@PathVariable String mediaId) {
        return packager.multivariant(mediaId).map(HlsController::found).orElseGet(() -> unknown(mediaId));
    }

    /** As it is now: nobody has to wait for it, and an asynchronous answer takes another turn through Tomcat. */
    @GetMapping(
            path = "/hls/{mediaId:[a-z0-9]+}/{rendition:[a-z0-9]+}.m3u8",
            params = {"!_HLS_msn", "!_HLS_part"})
    ResponseEntity<String> media(@PathVariable String mediaId, @PathVariable String rendition) {
        return answer(
                mediaId,
                packager.playlist(mediaId, rendition, null, null)
                        .toCompletableFuture()
                        .join());
    }

    @GetMapping("/hls/{mediaId:[a-z0-9]+}/{rendition:[a-z0-9]+}.m3u8")
    CompletionStage<ResponseEntity<String>> media(
            @PathVariable String mediaId,
            @PathVariable String rendition,
            @RequestParam(name = "_HLS_msn", required = false) @Nullable Long msn,
            @RequestParam(name = "_HLS_part", required = false) @Nullable Integer part) {
        boolean malformed = msn == null ? part != null : msn < 0 || (part != null && part < 0);
        if (malformed) {
            return CompletableFuture.completedFuture(nothing(HttpStatus.BAD_REQUEST));
        }
        return packager.playlist(mediaId, rendition, msn, part).thenApply(answer -> answer(mediaId, answer));
    }

    private ResponseEntity<String> answer(String mediaId, PlaylistAnswer answer) {
        if (answer instanceof PlaylistAnswer.Found found) {
            return found(found.body());
        }
        if (answer instanceof PlaylistAnswer.TooFarAhead) {
            return nothing(HttpStatus.BAD_REQUEST);
        }
        if (answer instanceof PlaylistAnswer.TimedOut) {
            return nothing(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return unknown(mediaId);
    }

    private ResponseEntity<String> unknown(String mediaId) {
        return nothing(withdrawals.isWithdrawn(mediaId) ? HttpStatus.GONE : HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<String> found(String playlist) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                .body(playlist);
    }

    private static ResponseEntity<String> nothing(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
