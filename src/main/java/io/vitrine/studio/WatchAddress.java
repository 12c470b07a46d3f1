package io.vitrine.studio;

import io.vitrine.studio.SellerScope.Show;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Knows which address a seller hands to viewers: the channel's, which stays, or that of a show that is not listed. */
final class WatchAddress {

    private WatchAddress() {}

    static String of(Show show, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path("/live/{id}")
                .buildAndExpand(
                        show.broadcast().listing().isListed()
                                ? show.channel().publicId()
                                : show.broadcast().publicId())
                .toUriString();
    }
}
