package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.offers.OfferState;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.stage.Direction;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Makes and moves offers as a seller does in the control room. */
@PageTest
class OfferControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Offers offers;

    @Autowired
    Products products;

    @Autowired
    Direction direction;

    private Person seller = Person.newSeller();

    @SuppressWarnings("NullAway.Init") // each test begins with one
    private BroadcastView show;

    @SuppressWarnings("NullAway.Init")
    private ProductView cup;

    @BeforeEach
    void goOnAir() {
        seller = Person.newSeller();
        show = stage.live(stage.channel(seller));
        cup = products.create(
                seller.shop(),
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(
                                null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 12))));
        cup = products.become(cup.id(), ProductStatus.ACTIVE);
        direction.add(show, cup);
    }

    @Test
    void offerGoesFromTheFormToTheCountdownAndIsStopped() {
        assertThat(get(seller, path())).hasStatusOk().bodyText().contains("No offers in this show yet", "12 left");
        assertThat(post(seller, path() + flash("9,900", "5"))).hasStatus(HttpStatus.FOUND);
        OfferView offer = only();
        assertThat(offer.state()).isEqualTo(OfferState.ARMED);
        assertThat(get(seller, path())).bodyText().contains("0 of 5 taken", "Ready", "7 left");
        assertThat(post(seller, path() + "/" + offer.publicId() + "?act=start")).hasStatus(HttpStatus.FOUND);
        assertThat(get(seller, path())).bodyText().contains("Countdown", "opens in");
        assertThat(get(seller, "/live/" + show.publicId() + "/snapshot"))
                .bodyText()
                .contains("\"offers\":[{", "\"state\":\"COUNTDOWN\"", "\"price\":9900", "\"was\":18000", "\"opensAt\"");
        assertThat(post(seller, path() + "/" + offer.publicId() + "?act=stop")).hasStatus(HttpStatus.FOUND);
        assertThat(only().state()).isEqualTo(OfferState.CLOSED);
        assertThat(products.find(cup.publicId()).orElseThrow().left()).isEqualTo(12);
    }

    @Test
    void priceOfTheShowCountsAtOnceInTheShowAndTheShop() {
        assertThat(post(seller, path() + "?kind=BROADCAST_PRICE&price=15000&variant=" + variant(cup)))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(seller, "/shop/products/" + cup.publicId()))
                .bodyText()
                .contains("Show price", "₩15,000", "₩18,000", "goes before the show’s price");
        assertThat(get(seller, "/live/" + show.publicId() + "/snapshot"))
                .bodyText()
                .contains("\"price\":15000", "\"was\":18000");
    }

    @ParameterizedTest
    @CsvSource({
        "18000, 5, under ₩18",
        "-5, 5, above zero",
        "99999999999999999999, 5, above zero",
        "9900, -1, Offer 1 to 100",
        "9900, 99999999999, Offer 1 to 100",
        "9900, 13, Only 12 units"
    })
    void createWhenSomethingIsWrongSaysSoAndKeepsWhatWasTyped(String price, String quantity, String why) {
        assertThat(post(seller, path() + flash(price, quantity)))
                .hasStatusOk()
                .bodyText()
                .contains(why, "value=\"" + price + "\"", "value=\"" + quantity + "\"");
        assertThat(offers.ofShow(show.id())).isEmpty();
    }

    @Test
    void foreignIdsAreNotFound() {
        post(seller, path() + flash("9900", "5"));
        OfferView offer = only();
        Person other = Person.newSeller();
        BroadcastView theirs = stage.live(stage.channel(other));
        String own = "/studio/broadcasts/" + theirs.publicId() + "/offers";
        assertThat(get(other, path())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(other, path() + flash("9900", "5"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(other, own + flash("9900", "5"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(other, own + "/" + offer.publicId() + "?act=stop")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(seller, path() + "/nothing?act=stop")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(only().state()).isEqualTo(OfferState.ARMED);
    }

    private String path() {
        return "/studio/broadcasts/" + show.publicId() + "/offers";
    }

    private String flash(String price, String quantity) {
        return "?kind=FLASH&price=" + price + "&quantity=" + quantity + "&perBuyer=1&countdown=30&minutes=5&variant="
                + variant(cup);
    }

    private OfferView only() {
        List<OfferView> all = offers.ofShow(show.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String variant(ProductView product) {
        return product.variants().get(0).id().toString();
    }

    private MvcTestResult get(Person who, String uri) {
        return mvc.get().uri(uri).with(who.signedIn()).exchange();
    }

    private MvcTestResult post(Person who, String uri) {
        return mvc.post().uri(uri).with(who.signedIn()).with(csrf()).exchange();
    }
}
