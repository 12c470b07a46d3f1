package io.vitrine.showroom;

import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.overlays.Overlays;
import io.vitrine.shared.Secret;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What a seller's OBS shows over the picture: a transparent page that anybody may load, and whose key is its own. */
@Controller
class OverlayPageController {

    private final Overlays overlays;
    private final Channels channels;

    OverlayPageController(Overlays overlays, Channels channels) {
        this.overlays = overlays;
        this.channels = channels;
    }

    @GetMapping("/overlay")
    String page() {
        return "overlay";
    }

    /** Tells a page of which channel its key is; 404 if it is none, or was taken back. */
    @GetMapping("/overlay/channel")
    ResponseEntity<Place> channel(@RequestHeader(name = "Overlay-Key", defaultValue = "") String key) {
        return overlays.channelOf(Secret.of(key))
                .flatMap(channels::find)
                .map(ChannelView::publicId)
                .map(id ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Place(id.value())))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    private record Place(String channel) {}
}
