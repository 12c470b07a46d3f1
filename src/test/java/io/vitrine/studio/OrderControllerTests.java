package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.VisitorId;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.VariantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class OrderControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Products products;

    @Autowired
    Orders orders;

    @Autowired
    Payments payments;

    @Autowired
    AuditLog audit;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void listWhenThereIsNothingSaysSoAndHowToBegin() {
        assertThat(get("/studio/orders"))
                .hasStatusOk()
                .bodyText()
                .contains("No orders yet", "Nobody can order yet", "every 10s");
        assertThat(get("/studio/orders?q=mina")).bodyText().contains("Nothing was found");
    }

    @Test
    void listWhenAskedForAgainIsOnlyWhatChanges() {
        OrderView order = ordered("Mina Park");
        MvcTestResult answer = mvc.get()
                .uri("/studio/orders?state=AWAITING_PAYMENT")
                .header("HX-Request", "true")
                .with(seller.signedIn())
                .exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains(order.number(), "Mina Park")
                .doesNotContain("<html");
        assertThat(get("/studio/orders?q=" + order.number())).bodyText().contains("₩36,000", "Awaiting payment");
        assertThat(get("/studio/orders?state=PAID")).bodyText().doesNotContain(order.number());
    }

    @Test
    void orderWhenTakenThroughItsStepsIsTold() {
        OrderView order = ordered("Mina Park");
        String path = "/studio/orders/" + order.publicId();
        assertThat(get(path))
                .bodyText()
                .contains("The money has come", "Cancel this order?")
                .doesNotContain("Send it");
        assertThat(post(path + "/steps?step=PAY")).hasRedirectedUrl(path);
        assertThat(get(path)).bodyText().contains("Send it", "you owe the money back");
        assertThat(post(path + "/steps?step=FINISH")).hasRedirectedUrl(path);
        assertThat(now(order)).isEqualTo(OrderState.PAID);
        assertThat(post(path + "/steps?step=NONSENSE")).hasRedirectedUrl(path);
        assertThat(post(path + "/steps?step=CANCEL")).hasRedirectedUrl(path);
        assertThat(get(path)).bodyText().contains("The money is given back");
        post(path + "/steps?step=REFUND");
        assertThat(now(order)).isEqualTo(OrderState.REFUNDED);
        assertThat(audit.latest(20).stream()
                        .filter(entry -> entry.entity().equals(order.id().toString())))
                .extracting(AuditLog.Entry::action)
                .containsExactly("order.refund", "order.cancel", "order.pay");
    }

    @Test
    void orderWhenOfAnotherSellerDoesNotExist() {
        OrderView order = ordered("Mina Park");
        String path = "/studio/orders/" + order.publicId();
        seller = Person.newSeller();
        assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(path + "/steps?step=PAY")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/studio/orders/nothing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/studio/orders")).bodyText().doesNotContain(order.number());
        assertThat(get("/studio/orders.csv")).bodyText().doesNotContain(order.number());
        assertThat(now(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
    }

    @Test
    void exportWhenABuyerTypedAFormulaMarksItAsText() {
        ordered("=HYPERLINK(\"https://evil.example\")");
        OrderView plus = ordered("Mina, Park");
        MvcTestResult answer = get("/studio/orders.csv");
        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"orders.csv\"")
                .bodyText()
                .startsWith("\ufeff\"Order\",\"State\"")
                .contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"", "\"Mina, Park\"", "\"'+82 10-1234-5678\"");
        assertThat(get("/studio/orders.csv?q=" + plus.number())).bodyText().doesNotContain("HYPERLINK");
    }

    @Test
    void paymentsWhenChangedAreKeptAndWhenWrongAreToldBesideTheField() {
        assertThat(get("/studio/payments")).hasStatusOk().bodyText().contains("How you are paid");
        assertThat(post("/studio/payments?bankAccount=Hana 1&transferHours=48&checkoutMinutes=15&onDelivery=true"))
                .hasRedirectedUrl("/studio/payments");
        assertThat(payments.terms(seller.shop())).isEqualTo(new PaymentTerms("Hana 1", 48, true, "", 15));
        assertThat(post("/studio/payments?bankAccount=Kept&transferHours=two&checkoutMinutes=15"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose 1 to 168 hours.", "Kept", "two");
        assertThat(post("/studio/payments?checkoutAddress=javascript:alert(1)&transferHours=1&checkoutMinutes=15"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("begins with https://");
        assertThat(payments.terms(seller.shop()).bankAccount()).isEqualTo("Hana 1");
    }

    private OrderView ordered(String name) {
        payments.change(seller.shop(), new PaymentTerms("Hana 1", 24, false, "", 30));
        var cup = products.create(
                seller.shop(),
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 9))));
        products.become(cup.id(), ProductStatus.ACTIVE);
        VariantId variant = cup.variants().get(0).id();
        return orders.place(
                        new VisitorId(UUID.randomUUID()),
                        new OrderRequest(
                                seller.shop(),
                                List.of(new Item(variant, 2, Money.of(18_000, "KRW"), null)),
                                new Recipient(name, "+82 10-1234-5678", "", "", "1 Sejong-daero", ""),
                                PaymentKind.BANK_TRANSFER,
                                UUID.randomUUID().toString()))
                .order();
    }

    private OrderState now(OrderView order) {
        return orders.find(order.publicId()).orElseThrow().state();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).with(seller.signedIn()).with(csrf()).exchange();
    }
}
