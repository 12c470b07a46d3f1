package io.vitrine.showroom;

import io.vitrine.stage.Card;
import io.vitrine.stage.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What others see where the address of a show is shared (Open Graph).
 *
 * @param title of the product that the address names, or of the show
 * @param address the whole address, with the product
 * @param image the whole address of a picture; null if there is none
 */
record Shared(String title, String address, @Nullable String image) {

    /** @param product the public id of a product of the show; anything else is passed over */
    static Shared of(Show show, Screen screen, String product, HttpServletRequest request) {
        Optional<Card> named = screen.cards().stream()
                .filter(card -> card.id().value().equals(product))
                .findFirst();
        String address = absolute(request, "/live/" + show.page());
        String picture = named.map(Card::picture)
                .or(() -> screen.cards().stream()
                        .map(Card::picture)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(null);
        return new Shared(
                named.map(Card::title).orElse(show.title()),
                named.map(card -> address + "?p=" + card.id()).orElse(address),
                picture == null ? null : absolute(request, large(picture)));
    }

    /** Cards have the smallest picture; a preview is larger. */
    private static String large(String picture) {
        return picture.replaceFirst("-\\d+\\.jpg$", "-1200.jpg");
    }

    private static String absolute(HttpServletRequest request, String path) {
        return ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString();
    }
}
