package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class ProductControllerTests {

    private static final String CUP = "title=Celadon cup&description=Fired twice&variants[0].name=Small"
            + "&variants[0].sku=C-S&variants[0].price=18,000&variants[0].stock=5&variants[0].seen=0";
    private static final String LARGE =
            "&variants[1].name=Large&variants[1].sku=C-L&variants[1].price=22000&variants[1].stock=0&variants[1].seen=0";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void listWhenThereIsNothingSaysWhatToDo() {
        assertThat(get("/studio/products")).hasStatusOk().bodyText().contains("Nothing to sell yet", "New product");
        assertThat(get("/studio/products?q=cup")).hasStatusOk().bodyText().contains("Nothing was found");
    }

    @Test
    void createWhenAllIsGivenMakesADraftAndShowsIt() {
        MvcTestResult result = post("/studio/products?" + CUP + LARGE);
        ProductView made = only();
        assertThat(result).hasRedirectedUrl("/studio/products/" + made.publicId());
        assertThat(made.status()).isEqualTo(ProductStatus.DRAFT);
        assertThat(made.variants().get(0).price()).isEqualTo(Money.of(18_000, "KRW"));
        assertThat(get("/studio/products/" + made.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("Celadon cup", "C-S", "C-L", "18000", "Offer it");
        assertThat(get("/studio/products?q=c-l")).bodyText().contains("from ₩18,000", "2 variants", "5 left");
    }

    @Test
    void createWhenSomethingIsWrongSaysWhereAndKeepsWhatWasTyped() {
        MvcTestResult result =
                post("/studio/products?" + CUP.replace("18,000", "18k").replace("stock=5", "stock=-5"));
        assertThat(result)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Type the price as a number", "Type a whole number", "18k", "Celadon cup", "C-S");
        assertThat(post("/studio/products?" + (CUP + LARGE).replace("C-L", "C-S")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("You have another variant with the SKU C-S.");
        assertThat(post("/studio/products"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Type the price as a number");
        assertThat(products.ofSeller(seller.shop(), "", null)).isEmpty();
    }

    @Test
    void titleWhenItIsMarkupIsShownAsText() {
        post("/studio/products?" + CUP.replace("Celadon cup", "<b onclick=x>Cup</b>"));
        assertThat(get("/studio/products"))
                .bodyText()
                .contains("&lt;b onclick=x&gt;Cup&lt;/b&gt;")
                .doesNotContain("<b onclick");
    }

    @Test
    void rowsWhenAddedAndTakenAwayKeepWhatWasTyped() {
        assertThat(post("/studio/products?rows=add&" + CUP))
                .hasStatusOk()
                .bodyText()
                .contains("C-S", "variants[1].sku")
                .doesNotContain("variants[2].sku");
        assertThat(post("/studio/products?rows=0&" + CUP + LARGE))
                .hasStatusOk()
                .bodyText()
                .contains("C-L")
                .doesNotContain("C-S", "variants[1].sku");
        assertThat(products.ofSeller(seller.shop(), "", null)).isEmpty();
    }

    @Test
    void changeWhenUnitsWereSoldMeanwhileKeepsThemSold() {
        ProductView cup = made();
        var variant = cup.variants().get(0);
        stock.hold(variant.id(), 2);
        stock.sell(variant.id(), 2);
        String sent = "title=Cup&variants[0].id=" + variant.id() + "&variants[0].sku=A&variants[0].price=20000";

        assertThat(post("/studio/products/" + cup.publicId() + "?" + sent + "&variants[0].stock=9&variants[0].seen=5"))
                .hasRedirectedUrl("/studio/products/" + cup.publicId());
        assertThat(only().left()).isEqualTo(7);
        assertThat(post("/studio/products/" + cup.publicId() + "?" + sent + "&variants[0].stock=0&variants[0].seen=9"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("only 7 are left");
    }

    @Test
    void statusWhenArchivedAndOfferedAgainIsTold() {
        ProductView cup = made();
        post("/studio/products/" + cup.publicId() + "/status?to=ACTIVE");
        assertThat(only().status()).isEqualTo(ProductStatus.ACTIVE);
        post("/studio/products/" + cup.publicId() + "/status?to=ARCHIVED");
        assertThat(get("/studio/products/" + cup.publicId())).bodyText().contains("Offer it again");
        post("/studio/products/" + cup.publicId() + "/status?to=NONSENSE");
        assertThat(get("/studio/products?status=ARCHIVED")).bodyText().contains(cup.title());
    }

    @Test
    void productWhenOfAnotherSellerDoesNotExist() {
        ProductView cup = made();
        seller = Person.newSeller();
        String path = "/studio/products/" + cup.publicId();
        assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(path + "?" + CUP)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(path + "/status?to=ARCHIVED")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/studio/products/nothing")).hasStatus(HttpStatus.NOT_FOUND);
        // Somebody else's variant in a form of one's own is a new one.
        post("/studio/products?" + CUP + "&variants[0].id="
                + cup.variants().get(0).id());
        assertThat(only().variants().get(0).id())
                .isNotEqualTo(cup.variants().get(0).id());
    }

    private ProductView made() {
        return products.create(
                seller.shop(),
                new ProductDraft("Cup", "", List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), 5))));
    }

    private ProductView only() {
        List<ProductView> all = products.ofSeller(seller.shop(), "", null);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).with(seller.signedIn()).with(csrf()).exchange();
    }
}
