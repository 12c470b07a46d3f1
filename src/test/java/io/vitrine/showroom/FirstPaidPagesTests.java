package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
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
import io.vitrine.shop.VariantId;
import io.vitrine.stage.Direction;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Buys in a show in which whoever pays first gets it, through the real pages of buyers and the seller. */
@PageTest
class FirstPaidPagesTests {

    private static final Pattern ITEM = Pattern.compile("name=\"item\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Direction direction;

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    Orders orders;

    private Person seller = Person.newSeller();
    private Cookie guest = newGuest();

    @SuppressWarnings("NullAway.Init") // each test begins with one
    private BroadcastView show;

    @SuppressWarnings("NullAway.Init")
    private ProductView cup;

    @BeforeEach
    void goLive() {
        seller = Person.newSeller();
        payments.change(seller.shop(), new PaymentTerms("Hana 123-456", 24, true, "", 30));
        ProductView made = products.create(
                seller.shop(),
                new ProductDraft(
                        "Celadon cup", "", List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), 1))));
        cup = products.become(made.id(), ProductStatus.ACTIVE);
        ChannelView channel = stage.channel(seller);
        show = broadcasts.schedule(
                channel.id(),
                new ShowPlan("Kiln opening", null, null, Kind.LIVE, Visibility.PUBLIC, HoldMode.FIRST_PAID));
        direction.add(show, cup);
        stage.carry(channel, show);
        broadcasts.goLive(show.id());
    }

    @Test
    void buyersAreToldBeforeTheyOrderAndTheOneWhoIsLaterIsToldWhyAndOfferedTheLine() {
        assertThat(get(product())).bodyText().contains("Whoever pays first gets it.", "Ordering reserves nothing");
        String first = ordered();
        guest = newGuest();
        String second = ordered();
        assertThat(products.find(cup.publicId()).orElseThrow().left()).isEqualTo(1);
        assertThat(get(second))
                .bodyText()
                .contains("Whoever pays first gets it.", "Not reserved. You can pay for another", "Hana 123-456")
                .doesNotContain("Held for you for another");
        assertThat(studio(second)).bodyText().contains("Nothing is reserved for it");

        pay(first);

        assertThat(get(second))
                .bodyText()
                .contains("Others were first", "Do not pay now", "Get it again", "AWAITING_PAYMENT-CREATED-outrun")
                .doesNotContain("Hana 123-456");
        assertThat(get(second.replace("?", "/state?"))).bodyText().contains("-outrun");
        assertThat(post("/shop/waitlist/" + variant())).hasRedirectedUrl("/shop/waitlist");
        assertThat(get("/shop/waitlist")).bodyText().contains("You are next in line");
        pay(second);
        assertThat(get(second))
                .bodyText()
                .contains("others had paid first and nothing was left", "Get it again")
                .doesNotContain("Do not pay now");
        assertThat(studio(second)).bodyText().contains("Others had paid first", "Refund due");
    }

    @Test
    void checkoutOffersNoPaymentOnDeliveryAndTakesNone() {
        post(product() + "&quantity=1&variant=" + variant());
        assertThat(get(checkout()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Whoever pays first gets it.",
                        "It is not held for you",
                        "Yours once it is paid",
                        "BANK_TRANSFER")
                .doesNotContain("ON_DELIVERY", "It is held for you for 24 hours");
        assertThat(post(form("ON_DELIVERY")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("you cannot pay on delivery");
        payments.change(seller.shop(), new PaymentTerms("", 24, true, "", 30));
        assertThat(get(checkout())).bodyText().contains("no way to pay before delivery");
    }

    /** In the shop, too, and as long as the show is on air. */
    @Test
    void holdIsTakenAgainOnceTheShowIsOver() {
        assertThat(get("/shop/products/" + cup.publicId())).bodyText().contains("Whoever pays first gets it.");
        broadcasts.end(show.id());
        assertThat(get("/shop/products/" + cup.publicId())).bodyText().doesNotContain("Whoever pays first");
        String order = ordered();
        assertThat(get(order)).bodyText().contains("Held for you for another");
        assertThat(products.find(cup.publicId()).orElseThrow().left()).isZero();
    }

    private String ordered() {
        post(product() + "&quantity=1&variant=" + variant());
        return Objects.requireNonNull(post(form("BANK_TRANSFER")).getResponse().getRedirectedUrl());
    }

    private void pay(String address) {
        orders.take(order(address).id(), OrderStep.PAY);
    }

    private OrderView order(String address) {
        return orders.ofSeller(seller.shop(), "", null, Orders.MOST_LISTED).stream()
                .filter(order -> address.contains(order.publicId().value()))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult studio(String address) {
        return mvc.get()
                .uri("/studio/orders/" + order(address).publicId())
                .with(seller.signedIn())
                .exchange();
    }

    private String form(String payment) {
        Matcher item = ITEM.matcher(body(get(checkout())));
        assertThat(item.find()).isTrue();
        return checkout() + "?once=" + UUID.randomUUID() + "&item=" + item.group(1)
                + "&name=Mina Park&phone=010-1234-5678&address=1 Sejong-daero&payment=" + payment;
    }

    private String checkout() {
        return "/shop/checkout/" + seller.shop();
    }

    private String product() {
        return "/shop/products/" + cup.publicId() + "?show=" + show.publicId();
    }

    private VariantId variant() {
        return cup.variants().get(0).id();
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
