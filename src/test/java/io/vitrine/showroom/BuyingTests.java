package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.VariantId;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Buys as a guest does, through the real pages. */
@PageTest
class BuyingTests {

    private static final String MINA =
            "name=Mina Park&phone=010-1234-5678&address=1 Sejong-daero&payment=BANK_TRANSFER";
    private static final Pattern ITEM = Pattern.compile("name=\"item\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    Orders orders;

    @Autowired
    StockLedger stock;

    private Person seller = Person.newSeller();

    @SuppressWarnings("NullAway.Init") // each test begins with one
    private ProductView cup;

    private Cookie guest = newGuest();

    @BeforeEach
    void open() {
        seller = Person.newSeller();
        guest = newGuest();
        payments.change(seller.shop(), new PaymentTerms("Hana 123-456", 24, true, "", 30));
        cup = offered("Celadon <b>cup</b>", 18_000, 3);
    }

    @Test
    void productWhenOfferedIsShownAndElseDoesNotExist() {
        assertThat(get(page(cup)))
                .hasStatusOk()
                .bodyText()
                .contains("Celadon &lt;b&gt;cup&lt;/b&gt;", "₩18,000", "3 left", "Buy now", "<html");
        products.become(cup.id(), ProductStatus.ARCHIVED);
        assertThat(get(page(cup))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/shop/products/aaaaaaaaaaaaaaaa")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/shop/products/nothing")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void productWhenAskedForByTheSheetIsOnlyWhatGoesIntoIt() {
        MvcTestResult answer = mvc.get()
                .uri(page(cup))
                .header("HX-Request", "true")
                .cookie(guest)
                .exchange();
        assertThat(answer).hasStatusOk().hasHeader("Vary", "HX-Request");
        assertThat(answer)
                .bodyText()
                .contains("Buy now", "data-cart-count=\"0\"")
                .doesNotContain("<html", "<main");
    }

    @Test
    void productWhenSoldOutSaysSo() {
        stock.hold(variant(cup), 3);
        assertThat(get(page(cup))).bodyText().contains("Sold out").doesNotContain("Buy now");
    }

    @Test
    void guestWhoPutsSomethingIntoTheCartIsKnownAgain() {
        MvcTestResult first = mvc.post()
                .uri(page(cup) + "?quantity=2&variant=" + variant(cup))
                .with(csrf())
                .exchange();
        assertThat(first).hasRedirectedUrl("/shop/cart");
        guest = Objects.requireNonNull(first.getResponse().getCookie("guest"));
        assertThat(get("/shop/cart")).bodyText().contains("₩36,000", "Check out");
        assertThat(post("/shop/cart/" + variant(cup) + "?quantity=5")).hasRedirectedUrl("/shop/cart");
        assertThat(get("/shop/cart")).bodyText().contains("Only 3 left.").doesNotContain("Check out</a>");
        post("/shop/cart/" + variant(cup) + "?quantity=0");
        assertThat(get("/shop/cart")).bodyText().contains("Nothing in it yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "100", "99999999999999999999", "two", ""})
    void quantityWhenItIsNoneIsRefusedBesideTheForm(String quantity) {
        assertThat(post(page(cup) + "?variant=" + variant(cup) + "&quantity=" + quantity))
                .hasStatus(quantity.isEmpty() ? HttpStatus.FOUND : HttpStatus.UNPROCESSABLE_CONTENT);
        if (!quantity.equals("0")) {
            assertThat(post("/shop/cart/" + variant(cup) + "?quantity=" + quantity))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("Choose a quantity from 1 to 99.");
        }
    }

    @Test
    void orderWhenPlacedIsShownToItsBuyerAndToWhoeverHasTheLink() {
        fill();
        MvcTestResult placed = checkOut(MINA);
        String address = Objects.requireNonNull(placed.getResponse().getRedirectedUrl());
        assertThat(address).matches("/shop/orders/[a-z2-7]{16}\\?key=[a-z2-7]{16}");
        String plain = address.substring(0, address.indexOf('?'));

        assertThat(get(address)).bodyText().contains("Keep this link", "Hana 123-456", "data-hold=", "₩18,000");
        assertThat(get(plain)).hasStatusOk().bodyText().contains("Mina Park").doesNotContain("Keep this link");
        assertThat(get("/shop/orders")).bodyText().contains(plain);
        guest = newGuest();
        assertThat(get(plain)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(plain + "?key=aaaaaaaaaaaaaaaa")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(plain + "/withdraw")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(address)).hasStatusOk().bodyText().contains("Mina Park");
        assertThat(get("/shop/orders")).bodyText().contains("No orders yet");
        assertThat(post(plain + "/withdraw?" + address.substring(address.indexOf('?') + 1)))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(address)).bodyText().contains("You cancelled this order.");
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void orderWhenSentTwiceIsOne() {
        fill();
        String form = form(MINA);
        post(form);
        post(form);
        assertThat(mine()).hasSize(1);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void checkoutWhenThePriceRoseShowsBothPricesAndOrdersNothing() {
        fill();
        String form = form(MINA);
        reprice(20_000);
        assertThat(post(form))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("cost ₩18,000 when you looked, and costs ₩20,000 now", "Mina Park", " 1 20000 KRW");
        assertThat(mine()).isEmpty();
        checkOut(MINA);
        assertThat(mine())
                .singleElement()
                .satisfies(order -> assertThat(order.total()).isEqualTo(Money.of(20_000, "KRW")));
    }

    @Test
    void checkoutWhenThePriceFellSellsForLessAndSaysSo() {
        fill();
        String form = form(MINA);
        reprice(15_000);
        String address = Objects.requireNonNull(post(form).getResponse().getRedirectedUrl());
        assertThat(get(address)).bodyText().contains("The price fell from ₩18,000: you pay ₩15,000.");
    }

    @Test
    void checkoutWhenSomebodyWasQuickerSaysHowManyAreLeft() {
        fill();
        post("/shop/cart/" + variant(cup) + "?quantity=3");
        String form = form(MINA);
        stock.hold(variant(cup), 1);
        assertThat(post(form))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("only 2 left.", "Nothing has been ordered", "Mina Park");
        assertThat(mine()).isEmpty();
    }

    @Test
    void checkoutWhenSomethingIsMissingSaysWhereAndKeepsWhatWasTyped() {
        fill();
        assertThat(post(form("name=<i>Mina</i>&phone=soon&email=nobody&address=&payment=GOLD&wishes=a\u202eb")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Give a phone number",
                        "This is not an e-mail address",
                        "Give the whole address",
                        "Choose how you pay",
                        "plain text",
                        "&lt;i&gt;Mina&lt;/i&gt;")
                .doesNotContain("<i>Mina");
        assertThat(post(form(MINA.replace("Mina Park", "x".repeat(1_000_000)))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mine()).isEmpty();
        assertThat(post("/shop/checkout/" + seller.shop() + "?once=1&item=1 1 1 KRW&" + MINA))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/shop/checkout/" + seller.shop() + "?once=1&item=" + UUID.randomUUID() + " 1 1 XXY&" + MINA))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/shop/checkout/nobody?" + MINA)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void checkoutWhenTheCartIsEmptyGoesToTheCart() {
        assertThat(get("/shop/checkout/" + seller.shop())).hasRedirectedUrl("/shop/cart");
    }

    @Test
    void orderWhenTheSellerTakesItOnIsTold() {
        fill();
        String address = Objects.requireNonNull(checkOut(MINA).getResponse().getRedirectedUrl());
        orders.take(mine().get(0).id(), OrderStep.PAY);
        assertThat(get(address)).bodyText().contains("Your payment has arrived").doesNotContain("data-hold=");
        assertThat(mine().get(0).state()).isEqualTo(OrderState.PAID);
    }

    private void fill() {
        post(page(cup) + "?quantity=1&variant=" + variant(cup));
    }

    private MvcTestResult checkOut(String typed) {
        return post(form(typed));
    }

    /** The form of the checkout page as it is now, with what a buyer types. */
    private String form(String typed) {
        String path = "/shop/checkout/" + seller.shop();
        Matcher item = ITEM.matcher(body(get(path)));
        assertThat(item.find()).isTrue();
        return path + "?once=" + UUID.randomUUID() + "&item=" + item.group(1) + "&" + typed;
    }

    private List<OrderView> mine() {
        return orders.ofSeller(seller.shop(), "", null, Orders.MOST_LISTED);
    }

    private int left() {
        return (int) products.find(cup.publicId()).orElseThrow().left();
    }

    private void reprice(long price) {
        products.change(
                cup.id(),
                new ProductDraft(
                        cup.title(),
                        "",
                        List.of(new VariantDraft(
                                variant(cup), cup.variants().get(0).sku(), "", Money.of(price, "KRW"), 0))));
    }

    private ProductView offered(String title, long price, int units) {
        ProductView made = products.create(
                seller.shop(),
                new ProductDraft(title, "", List.of(new VariantDraft(null, "A", "", Money.of(price, "KRW"), units))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }

    private static VariantId variant(ProductView product) {
        return product.variants().get(0).id();
    }

    private static String page(ProductView product) {
        return "/shop/products/" + product.publicId();
    }

    private static Cookie newGuest() {
        return new Cookie("guest", UUID.randomUUID().toString().replace("-", ""));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).cookie(guest).exchange();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).cookie(guest).with(csrf()).exchange();
    }
}
