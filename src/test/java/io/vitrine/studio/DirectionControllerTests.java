package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class DirectionControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Products products;

    private static final Pattern VERSION = Pattern.compile("\\?version=([0-9a-f]+)");

    private final Person seller = Person.newSeller();

    @Test
    void deskWhenAProductIsPinnedShowsItAndSoDoesTheSnapshot() {
        BroadcastView show = stage.live(stage.channel(seller));
        ProductView cup = onSale(seller, "Moon <jar>");
        assertThat(post(show, "/lineup?act=add&product=" + cup.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("Moon &lt;jar&gt;", "₩18,000", "12 left");
        assertThat(post(show, "/pins?product=" + cup.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("Take down", "On screen");
        assertThat(post(show, "/notices?kind=FIXED&text=Free <delivery>"))
                .hasStatusOk()
                .bodyText()
                .contains("Free &lt;delivery&gt;");

        assertThat(mvc.get().uri("/live/" + show.publicId() + "/snapshot"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=1")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"id": "%s", "products": [{"id": "%s", "price": 18000, "digits": 0, "left": 12}],
                         "pins": [{"slot": 1, "product": "%s"}], "notices": [{"kind": "fixed", "text": "Free <delivery>"}]}
                        """.formatted(show.publicId(), cup.publicId(), cup.publicId()));
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/events?after=1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].event")
                .asArray()
                .containsExactly("pin", "notice");

        assertThat(post(show, "/pins?slot=1")).hasStatusOk();
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/snapshot"))
                .bodyJson()
                .extractingPath("$.pins")
                .asArray()
                .isEmpty();
        assertThat(post(show, "/lineup?act=remove&product=" + cup.publicId()))
                .bodyText()
                .contains("Choose below what you sell");
    }

    @Test
    void noticeWhenItCannotBeShownSaysWhyAndKeepsWhatWasTyped() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(post(show, "/notices?kind=RUNNING&text=" + "x".repeat(201)))
                .hasStatusOk()
                .bodyText()
                .contains("Write 1 to 200 characters on one line.", "x".repeat(201), "aria-invalid=\"true\"");
    }

    @Test
    void deskWhenNothingChangedIsNotDrawnAnewAndElseIs() {
        BroadcastView show = stage.live(stage.channel(seller));
        ProductView cup = onSale(seller, "Cup");
        post(show, "/lineup?act=add&product=" + cup.publicId());
        String drawn = bodyOf(look(show, ""));
        Matcher version = VERSION.matcher(drawn);
        assertThat(version.find()).isTrue();
        assertThat(look(show, version.group(1))).hasStatus(HttpStatus.NO_CONTENT);
        post(show, "/pins?product=" + cup.publicId());
        assertThat(look(show, version.group(1))).hasStatusOk().bodyText().contains("Take down");
    }

    private MvcTestResult look(BroadcastView show, String version) {
        return mvc.get()
                .uri(path(show) + "?version=" + version)
                .header("HX-Request", "true")
                .with(seller.signedIn())
                .exchange();
    }

    private static String bodyOf(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lineUpIsPutInTheOrderThatWasDraggedAndKeepsWhatWasNotNamed() {
        BroadcastView show = stage.live(stage.channel(seller));
        List<ProductView> added = List.of(onSale(seller, "Cup"), onSale(seller, "Bowl"), onSale(seller, "Jar"));
        added.forEach(product -> post(show, "/lineup?act=add&product=" + product.publicId()));
        assertThat(post(
                        show,
                        "/order?product=" + added.get(2).publicId() + "&product=nonsense&product="
                                + added.get(0).publicId()))
                .hasStatusOk();
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/snapshot"))
                .bodyJson()
                .extractingPath("$.products[*].title")
                .asArray()
                .containsExactly("Jar", "Cup", "Bowl");
    }

    @Test
    void deskOfSomebodyElseDoesNotExist() {
        BroadcastView show = stage.live(stage.channel(seller));
        Person other = Person.newSeller();
        ProductView foreign = onSale(other, "Cup");
        assertThat(post(show, "/lineup?act=add&product=" + foreign.publicId())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(show, "/pins?product=" + foreign.publicId())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(path(show)).with(other.signedIn())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/live/aaaaaaaaaaaaaaaa/snapshot")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/live/nonsense/events")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void searchFindsWhatMayBeAdded() {
        BroadcastView show = stage.planned(stage.channel(seller));
        ProductView cup = onSale(seller, "Cup");
        onSale(seller, "Bowl");
        post(show, "/lineup?act=add&product=" + cup.publicId());
        assertThat(mvc.get().uri(path(show) + "?q=bo").with(seller.signedIn()))
                .hasStatusOk()
                .bodyText()
                .contains("Bowl");
        assertThat(mvc.get().uri(path(show) + "?q=cup").with(seller.signedIn()))
                .bodyText()
                .contains("No other product on sale is called so.");
    }

    private MvcTestResult post(BroadcastView show, String what) {
        return mvc.post()
                .uri(path(show) + what)
                .header("HX-Request", "true")
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }

    private static String path(BroadcastView show) {
        return "/studio/broadcasts/" + show.publicId() + "/desk";
    }

    private ProductView onSale(Person who, String title) {
        ProductView made = products.create(
                who.shop(),
                new ProductDraft(title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), 12))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }
}
