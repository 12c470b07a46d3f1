package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.Products;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class CouponControllerTests {

    private static final String WELCOME = "title=Welcome&kind=FIXED&amount=3,000&least=10000&total=50&hours=24";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Coupons coupons;

    @Autowired
    Products products;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void listWhenThereIsNothingSaysWhatACouponIs() {
        assertThat(get("/studio/coupons")).hasStatusOk().bodyText().contains("No coupons yet", "New coupon");
    }

    @Test
    void createWhenAllIsGivenMakesOneThatIsReady() {
        assertThat(get("/studio/coupons/new")).hasStatusOk().bodyText().contains("An amount in KRW");
        assertThat(post("/studio/coupons?" + WELCOME)).hasRedirectedUrl("/studio/coupons");
        assertThat(post("/studio/coupons?" + WELCOME.replace("FIXED", "PERCENT").replace("3,000", "15")))
                .hasRedirectedUrl("/studio/coupons");
        assertThat(get("/studio/coupons"))
                .hasStatusOk()
                .bodyText()
                .contains("Welcome", "₩3,000 off", "15% off", "from ₩10,000", "0 of 50 claimed", "Ready");
    }

    @Test
    void createForSomeProductsOrAsALinkIsShownInTheList() {
        String cup = offered(seller, "Celadon cup");
        assertThat(get("/studio/coupons/new")).bodyText().contains("Celadon cup", "Open a page in a new window");
        assertThat(post("/studio/coupons?" + WELCOME + "&product=" + cup)).hasRedirectedUrl("/studio/coupons");
        assertThat(post("/studio/coupons?" + WELCOME + "&click=LINK&address=https://deals.example.com/a"))
                .hasRedirectedUrl("/studio/coupons");
        assertThat(get("/studio/coupons")).bodyText().contains("for 1 product", "leads to deals.example.com");
        assertThat(post("/studio/coupons?" + WELCOME + "&click=NEW_WINDOW&address=http://deals.example.com&product="
                        + cup))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("beginning with https://", "http://deals.example.com", "checked");
        String foreign = offered(Person.newSeller(), "Theirs");
        assertThat(post("/studio/coupons?" + WELCOME + "&product=" + foreign)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/studio/coupons?" + WELCOME + "&product=" + "x".repeat(100_000)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(coupons.ofSeller(seller.shop())).hasSize(2);
    }

    @Test
    void createWhenSomethingIsWrongSaysWhereAndKeepsWhatWasTyped() {
        MvcTestResult result = post("/studio/coupons?title=Mine&kind=PERCENT&amount=95&least=x&total=0&hours=");
        assertThat(result)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Mine", "value=\"95\"", "Type an amount, or 0.", "Type a whole number from 1 to 720.");
        assertThat(post("/studio/coupons?" + WELCOME.replace("FIXED", "PERCENT").replace("3,000", "95")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Type a whole number from 1 to 90.");
        assertThat(coupons.ofSeller(seller.shop())).isEmpty();
    }

    @Test
    void revokeWhenItIsAnothersIsNotFound() {
        post("/studio/coupons?" + WELCOME);
        CouponView coupon = coupons.ofSeller(seller.shop()).get(0);
        String address = "/studio/coupons/" + coupon.publicId() + "/revoke";

        assertThat(mvc.post()
                        .uri(address)
                        .with(Person.newSeller().signedIn())
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/studio/coupons/nothing/revoke")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(coupons.find(coupon.publicId()).orElseThrow().status()).isEqualTo(CouponStatus.DRAFT);

        assertThat(post(address)).hasRedirectedUrl("/studio/coupons");
        assertThat(coupons.find(coupon.publicId()).orElseThrow().status()).isEqualTo(CouponStatus.REVOKED);
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }

    private String offered(Person owner, String title) {
        return products.create(
                        owner.shop(),
                        new ProductDraft(
                                title, "", List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), 3))))
                .publicId()
                .value();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).with(seller.signedIn()).with(csrf()).exchange();
    }
}
