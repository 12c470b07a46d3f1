package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.VisitorId;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.stripe.StripeAccounts;
import io.vitrine.stripe.StripeDraft;
import io.vitrine.support.FakeStripe;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Pays with Stripe through the pages of buyer and seller. */
@PageTest
class StripeBuyingTests {

    private static final Recipient MINA =
            new Recipient("Mina Park", "010-1234-5678", "mina@example.com", "04524", "1 Sejong-daero, Seoul", "");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    StripeAccounts accounts;

    @Autowired
    Products products;

    @Autowired
    Orders orders;

    private FakeStripe stripe = new FakeStripe();
    private Person seller = Person.newSeller();
    private Person buyer = Person.newSeller();

    @BeforeEach
    void open() {
        stripe = new FakeStripe();
        seller = Person.newSeller();
        buyer = Person.newSeller();
        accounts.save(seller.shop(), new StripeDraft(Secret.of(stripe.key), Secret.of(stripe.webhookSecret), 15, true));
    }

    @Test
    void orderIsPaidOnStripesPageAndToldWhenTheBuyerIsBack() {
        OrderView order = ordered("Cup");
        String page = page(order);
        assertThat(get(page))
                .bodyText()
                .contains("Pay now", page + "/pay", "data-follow=\"" + page + "/state", "AWAITING_PAYMENT-CREATED");

        stripe.opens("cs_test_page");
        assertThat(get(page + "/pay")).hasRedirectedUrl("https://checkout.example.com/c/pay/cs_test_page");
        assertThat(stripe.asked())
                .singleElement()
                .satisfies(form -> assertThat(form.get("success_url"))
                        .endsWith(page + "?returned=true")
                        .doesNotContain("key="));
        stripe.knows("cs_test_page", "open", "unpaid", 18_000, "krw");
        assertThat(get(page + "?returned=true")).bodyText().contains("We are waiting to hear", "Pay now");

        OrderView other = ordered("Bowl");
        stripe.opens("cs_test_other");
        get(page(other) + "/pay");
        stripe.knows("cs_test_other", "complete", "paid", 18_000, "krw");
        assertThat(get(page(other) + "/state?returned=true")).bodyText().contains("PAID-CONFIRMED");
        assertThat(get(page(other) + "?returned=true"))
                .bodyText()
                .contains("Your payment has arrived")
                .doesNotContain("Pay now", "data-follow");
        assertThat(studio(other)).bodyText().contains("What happened to the payment", "cs_test_other", "₩18,000");
    }

    @Test
    void orderWhenStripeIsAwayStaysHeldAndBothAreToldInPlainWords() {
        OrderView order = ordered("<i>Cup</i>");
        stripe.isUnreachable();
        MvcTestResult answer = get(page(order) + "/pay");
        assertThat(answer).hasRedirectedUrl(page(order));
        assertThat(answer.getMvcResult().getFlashMap().get("problem"))
                .asString()
                .contains("Nothing was taken", "still held");
        assertThat(studio(order))
                .bodyText()
                .contains("Stripe could not be reached")
                .doesNotContain("<i>Cup");
        assertThat(orders.find(order.publicId()).orElseThrow().state()).isEqualTo(OrderState.AWAITING_PAYMENT);
    }

    @Test
    void orderOfSomebodyElseIsNotPaidNorAskedAbout() {
        OrderView order = ordered("Cup");
        buyer = Person.newSeller();
        assertThat(get(page(order) + "/pay")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(page(order) + "/state")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(page(order) + "/pay?key=aaaaaaaaaaaaaaaa")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/shop/orders/aaaaaaaaaaaaaaaa/pay")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(stripe.asked()).isEmpty();
        Person stranger = Person.newSeller();
        assertThat(mvc.get()
                        .uri("/studio/orders/" + order.publicId())
                        .with(stranger.signedIn())
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void orderThatIsOwedIsShownToGoBackByItself() {
        OrderView order = ordered("Cup");
        stripe.opens("cs_test_owed");
        get(page(order) + "/pay");
        stripe.knows("cs_test_owed", "complete", "paid", 18_000, "krw");
        get(page(order) + "?returned=true");
        assertThat(studio(order)).bodyText().contains("the money is given back by itself");
        stripe.refuses("/v1/refunds", 400, "invalid_request_error", "balance_insufficient");
        assertThat(mvc.post()
                        .uri("/studio/orders/" + order.publicId() + "/steps?step=CANCEL")
                        .with(seller.signedIn())
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FOUND);
        assertThat(studio(order)).bodyText().contains("I gave it back another way", "given back by itself");
    }

    private OrderView ordered(String title) {
        ProductView made = products.create(
                seller.shop(),
                new ProductDraft(
                        title,
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 3))));
        products.become(made.id(), ProductStatus.ACTIVE);
        return orders.place(
                        new VisitorId(buyer.account().value()),
                        new OrderRequest(
                                seller.shop(),
                                List.of(new Item(made.variants().get(0).id(), 1, Money.of(18_000, "KRW"), null)),
                                MINA,
                                PaymentKind.STRIPE,
                                UUID.randomUUID().toString()))
                .order();
    }

    private static String page(OrderView order) {
        return "/shop/orders/" + order.publicId();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(buyer.signedIn()).exchange();
    }

    private MvcTestResult studio(OrderView order) {
        return mvc.get()
                .uri("/studio/orders/" + order.publicId())
                .with(seller.signedIn())
                .exchange();
    }
}
