package io.vitrine.showroom;

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
import io.vitrine.shop.VariantId;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Waits as a guest does, through the real pages. */
@PageTest
class WaitlistPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    private Cookie guest = newGuest();

    @SuppressWarnings("NullAway.Init") // each test begins with one
    private ProductView cup;

    @BeforeEach
    void sellOut() {
        guest = newGuest();
        ProductView made = products.create(
                Person.newSeller().shop(),
                new ProductDraft(
                        "Celadon cup",
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 1))));
        cup = products.become(made.id(), ProductStatus.ACTIVE);
        stock.hold(variant(), 1);
    }

    @Test
    void oneTapPutsAGuestInLineAndWhatComesFreeIsKeptForThem() {
        assertThat(get(page())).hasStatusOk().bodyText().contains("Sold out", "Put me on the waitlist");
        assertThat(post(join())).hasRedirectedUrl("/shop/waitlist");
        assertThat(post(join())).hasRedirectedUrl("/shop/waitlist");
        assertThat(get("/shop/waitlist")).bodyText().contains("Celadon cup", "You are next in line");
        assertThat(get(page())).bodyText().contains("You are next in line").doesNotContain("Put me on the waitlist");
        assertThat(get("/shop/waitlist/state")).bodyText().contains("\"state\":\"WAITING\"", "\"place\":1");

        stock.release(variant(), 1);

        assertThat(get("/shop/waitlist/state")).bodyText().contains("\"state\":\"OFFERED\"", "\"until\":\"");
        assertThat(get(page())).bodyText().contains("One is kept for you", "Buy now", "data-hold=");
        Cookie first = guest;
        guest = newGuest();
        assertThat(get(page())).bodyText().contains("Sold out").doesNotContain("Buy now");
        guest = first;
        assertThat(post(join() + "/leave")).hasRedirectedUrl("/shop/waitlist");
        guest = newGuest();
        assertThat(get(page())).bodyText().contains("Buy now");
        assertThat(post(join())).hasRedirectedUrl(page() + "?variant=" + variant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "00000000-0000-0000-0000-000000000000"})
    void joinWhenThereIsNoSuchVariantIsNotFound(String variant) {
        assertThat(post("/shop/waitlist/" + variant)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/shop/waitlist")).bodyText().contains("You wait for nothing");
    }

    @Test
    void joinWhenTheProductIsNotOfferedIsNotFound() {
        products.become(cup.id(), ProductStatus.ARCHIVED);
        assertThat(post(join())).hasStatus(HttpStatus.NOT_FOUND);
    }

    private VariantId variant() {
        return cup.variants().get(0).id();
    }

    private String page() {
        return "/shop/products/" + cup.publicId();
    }

    private String join() {
        return "/shop/waitlist/" + variant();
    }

    private static Cookie newGuest() {
        return new Cookie("guest", UUID.randomUUID().toString().replace("-", ""));
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).cookie(guest).exchange();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).cookie(guest).with(csrf()).exchange();
    }
}
