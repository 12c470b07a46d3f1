package io.vitrine.api;

import static io.vitrine.api.ProductsControllerTests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.MutableClock;
import io.vitrine.accounts.VisitorId;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Sees orders through as a shop's program does. */
@ApiTest
class OrdersControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    @Autowired
    Products products;

    @Autowired
    Orders orders;

    @Autowired
    Payments payments;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    @SuppressWarnings("NullAway.Init")
    private ProductView cup;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @BeforeEach
    void openShop() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        payments.change(shop.shop(), new PaymentTerms("Hana 1", 24, false, "", 30));
        cup = products.create(
                shop.shop(),
                new ProductDraft("Cup", "", List.of(new VariantDraft(null, "CUP", "", Money.of(18_000, "KRW"), 50))));
        products.become(cup.id(), ProductStatus.ACTIVE);
        program = new Program(mvc, programs.bearer(shop));
    }

    @Test
    void readWhenItIsOursTellsWhomToSendItToAndNothingElseOfTheBuyer() throws Exception {
        OrderView order = order();
        MvcTestResult answer = program.get("/orders/" + order.publicId());
        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
            {"number": "%s", "state": "AWAITING_PAYMENT", "total": {"minor": 36000, "currency": "KRW"},
             "lines": [{"sku": "CUP", "quantity": 2}], "recipient": {"name": "Mina", "address": "1 Sejong-daero"},
             "steps": ["PAY", "CANCEL"]}""".formatted(order.number()));
        assertThat(answer)
                .bodyText()
                .doesNotContain(
                        order.buyer().value().toString(), order.id().value().toString());
        assertThat(program.get("/orders/" + order.publicId(), Program.tag(answer)))
                .hasStatus(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void takeWhenTheStepIsOneOfItsGoesOnOnceAndElseIsRefused() {
        String path = "/orders/" + order().publicId();
        assertThat(program.post(path + "/steps", "{\"step\": \"PAY\"}", "paid"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"PAID\", \"paymentState\": \"CONFIRMED\"}");
        assertThat(program.post(path + "/steps", "{\"step\": \"PAY\"}", "paid"))
                .hasStatusOk()
                .hasHeader("Idempotent-Replayed", "true");
        assertThat(program.post(path + "/steps", "{\"step\": \"SHIP\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"FULFILLING\"}");
        assertRefused(program.post(path + "/steps", "{\"step\": \"REFUND\"}"), 409, "state", "FULFILLING");
        assertThat(program.post(path + "/steps", "{\"step\": \"CANCEL\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"COMPENSATING\", \"ending\": \"BY_SELLER\"}");
        assertThat(program.post(path + "/steps", "{\"step\": \"REFUND\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"REFUNDED\", \"steps\": []}");
        assertRefused(program.post(path + "/steps", "{}"), 422, "invalid", "step");
        assertRefused(program.post(path + "/steps", "{\"step\": \"LOSE\"}"), 400, "malformed", "JSON object");
    }

    @Test
    void takeWhenTheProgramMayNotReadOrdersTellsNothingOfTheBuyerHoweverOftenItIsSent() {
        String path = "/orders/" + order().publicId() + "/steps";
        Program writer = new Program(mvc, programs.token(shop, Scope.ORDERS_WRITE));
        assertThat(writer.post(path, "{\"step\": \"PAY\"}", "paid"))
                .hasStatusOk()
                .bodyText()
                .contains("\"PAID\"")
                .doesNotContain("recipient", "Mina");
        assertThat(writer.post(path, "{\"step\": \"PAY\"}", "paid"))
                .hasStatusOk()
                .hasHeader("Idempotent-Replayed", "true")
                .bodyText()
                .doesNotContain("recipient", "Mina");
        assertThat(program.post(path, "{\"step\": \"PAY\"}", "paid"))
                .hasHeader("Idempotent-Replayed", "true")
                .bodyText()
                .contains("Mina");
    }

    @Test
    void listWhenOrdersChangeMeanwhileGivesEachAsItCameToBe() throws Exception {
        List<OrderView> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            placed.add(order());
        }
        clock.advance(Duration.ofSeconds(1));
        Instant later = clock.instant();
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        for (int page = 0; more; page++) {
            String body =
                    program.get("/orders?limit=2&after=" + after).getResponse().getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].number"));
            after = JsonPath.read(body, "$.next");
            more = JsonPath.read(body, "$.more");
            if (page == 0) {
                program.post("/orders/" + placed.get(0).publicId() + "/steps", "{\"step\": \"PAY\"}");
            }
        }
        List<String> numbers = placed.stream().map(OrderView::number).toList();
        assertThat(seen)
                .containsExactly(
                        numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(0));
        assertThat(program.get("/orders?state=PAID")).bodyJson().isLenientlyEqualTo("""
            {"items": [{"number": "%s", "state": "PAID"}], "more": false}""".formatted(numbers.get(0)));
        assertThat(program.get("/orders?since=" + later)).bodyJson().isLenientlyEqualTo("""
            {"items": [{"number": "%s"}], "more": false}""".formatted(numbers.get(0)));
        assertRefused(program.get("/orders?since=yesterday"), 400, "malformed", "since");
    }

    @Test
    void ordersWhenTheyAreAnotherShopsOrTheScopeIsAnotherAreOutOfReach() {
        String path = "/orders/" + order().publicId();
        Program other = new Program(mvc, programs.bearer(programs.shop()));
        assertRefused(other.get(path), 404, "not-found", "no order");
        assertRefused(other.post(path + "/steps", "{\"step\": \"PAY\"}"), 404, "not-found", "no order");
        assertThat(other.get("/orders")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
        Program reader = new Program(mvc, programs.token(shop, Scope.ORDERS_READ));
        assertRefused(reader.post(path + "/steps", "{\"step\": \"PAY\"}"), 403, "scope", "orders:write");
        assertRefused(
                new Program(mvc, programs.token(shop, Scope.PRODUCTS_READ)).get(path), 403, "scope", "orders:read");
    }

    private OrderView order() {
        return orders.place(
                        new VisitorId(UUID.randomUUID()),
                        new OrderRequest(
                                shop.shop(),
                                List.of(new Item(cup.variants().get(0).id(), 2, Money.of(18_000, "KRW"), null)),
                                new Recipient("Mina", "+82 10-1234-5678", "", "", "1 Sejong-daero", ""),
                                PaymentKind.BANK_TRANSFER,
                                UUID.randomUUID().toString()))
                .order();
    }
}
