package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.offers.OfferDraft;
import io.vitrine.offers.Offers;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import io.vitrine.stage.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Drops a coupon into a show, claims it as a viewer, and reads the numbers. */
@PageTest
class NumbersControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Coupons coupons;

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    @Autowired
    Offers offers;

    @Autowired
    Direction direction;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void couponThatIsDroppedCanBeClaimedByViewersAndIsCounted() {
        BroadcastView show = stage.live(stage.channel(seller));
        CouponView coupon = coupon();
        assertThat(post(show, "drop", coupon)).hasStatusOk().bodyText().contains("Take back", "0 of 5 claimed");
        Awaitility.await()
                .untilAsserted(() -> assertThat(mvc.get().uri("/live/" + show.publicId() + "/events"))
                        .bodyText()
                        .contains("\"coupon\"", "Welcome"));
        assertThat(mvc.get().uri("/live/" + show.publicId() + "/snapshot"))
                .bodyJson()
                .extractingPath("$.more.coupons[0].id")
                .isEqualTo(coupon.publicId().value());

        String address = "/live/" + show.publicId() + "/coupons/" + coupon.publicId();
        MvcTestResult first = mvc.post().uri(address).with(csrf()).exchange();
        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.outcome").isEqualTo("CLAIMED");
        assertThat(mvc.post()
                        .uri(address)
                        .cookie(Objects.requireNonNull(first.getResponse().getCookie("guest")))
                        .with(csrf())
                        .exchange())
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("You have this coupon already.");
        assertThat(mvc.post().uri(address)).hasStatus(HttpStatus.FORBIDDEN);

        assertThat(get("/studio/broadcasts/" + show.publicId() + "/numbers"))
                .hasStatusOk()
                .bodyText()
                .contains("Coupons claimed", ">1<", "₩0");
        assertThat(get("/studio/broadcasts/" + show.publicId() + "/report"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing was pinned, opened or ordered in this show yet.");
        assertThat(get("/studio/broadcasts/" + show.publicId() + "/report.csv"))
                .hasStatusOk()
                .bodyText()
                .startsWith("minute,viewers,messages,hearts");
    }

    /** What can be bought, wherever it is; not what somebody holds, nor what is marked as sold out in the show. */
    @Test
    void stockLeftIsWhatViewersCanStillBuyOfTheLineUp() {
        BroadcastView show = stage.live(stage.channel(seller));
        ProductView cup = onSale("Cup", 1_200);
        ProductView bowl = onSale("Bowl", 30);
        onSale("Not in the show", 7);
        direction.add(show, cup);
        direction.add(show, bowl);
        stock.hold(cup.variants().get(0).id(), 200);
        offers.arm(offers.create(
                        seller.shop(),
                        show.id(),
                        new OfferDraft(
                                DealKind.FLASH,
                                cup,
                                cup.variants().get(0).id(),
                                Money.of(9_900, "KRW"),
                                100,
                                1,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(5),
                                null,
                                false))
                .id());
        assertThat(get("/studio/broadcasts/" + show.publicId() + "/numbers"))
                .hasStatusOk()
                .bodyText()
                .contains("Stock left", ">1,030<", "Units viewers can still buy");
        direction.soldOut(show, bowl, true);
        assertThat(get("/studio/broadcasts/" + show.publicId() + "/numbers"))
                .bodyText()
                .contains(">1,000<");
    }

    @Test
    void couponOfAShowThatIsNotOnAirIsRefusedWithTheReason() {
        BroadcastView show = stage.planned(stage.channel(seller));
        assertThat(post(show, "drop", coupon())).hasStatusOk().bodyText().contains("Go live first");
    }

    @Test
    void couponAndNumbersOfSomebodyElseDoNotExist() {
        BroadcastView show = stage.live(stage.channel(seller));
        CouponView coupon = coupon();
        assertThat(mvc.post()
                        .uri("/live/" + show.publicId() + "/coupons/" + coupon.publicId())
                        .with(csrf())
                        .exchange())
                .as("one that was not dropped here")
                .hasStatus(HttpStatus.NOT_FOUND);
        Person other = Person.newSeller();
        for (String page : new String[] {"numbers", "report", "report.csv"}) {
            assertThat(mvc.get()
                            .uri("/studio/broadcasts/" + show.publicId() + "/" + page)
                            .with(other.signedIn())
                            .exchange())
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    private ProductView onSale(String title, int units) {
        ProductView made = products.create(
                seller.shop(),
                new ProductDraft(
                        title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), units))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }

    private CouponView coupon() {
        return coupons.create(seller.shop(), new CouponDraft("Welcome", CouponKind.FIXED, 3_000, 0, 5, 24));
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(BroadcastView show, String act, CouponView coupon) {
        return mvc.post()
                .uri("/studio/broadcasts/" + show.publicId() + "/desk/coupons?minutes=5&act=" + act + "&coupon="
                        + coupon.publicId())
                .header("HX-Request", "true")
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }
}
