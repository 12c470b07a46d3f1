package io.vitrine.showroom;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.thumbnails.Thumbnails;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives the index the running pictures of shows that anybody may watch; the edge keeps each for all who look. */
@Controller
class ThumbnailController {

    private static final Duration SHARED = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Shows shows;
    private final Thumbnails thumbnails;

    ThumbnailController(Shows shows, Thumbnails thumbnails) {
        this.shows = shows;
        this.thumbnails = thumbnails;
    }

    /** Nothing (204) while none has been made yet: that takes a moment from when the first one looks. */
    @GetMapping("/live/{id}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id) {
        BroadcastView show =
                shows.find(id).filter(Show::hasThumbnail).map(Show::broadcast).orElseThrow(Places::nowhere);
        return thumbnails
                .of(show)
                .map(found -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(SHARED))
                        .body(found.jpeg()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NO_CONTENT)
                        .cacheControl(CacheControl.maxAge(SOON))
                        .build());
    }
}
