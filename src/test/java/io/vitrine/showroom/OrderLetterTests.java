package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.MailTest;
import io.vitrine.pages.Person;
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
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Writes to buyers who left an address what they have ordered, and that it is paid. */
class OrderLetterTests extends MailTest {

    private static final Pattern ITEM = Pattern.compile("name=\"item\" value=\"([^\"]+)\"");

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    private final Person seller = Person.newSeller();
    private final String email = "buys-" + UUID.randomUUID() + "@example.com";

    @Test
    void whoLeavesAnAddressIsToldHowToPayAndThatItIsPaid() throws Exception {
        OrderView order = order(email, "en");

        String placed = text(mailTo(email, 1));
        assertThat(mailTo(email, 1).getSubject()).contains(order.number());
        assertThat(placed)
                .contains("Celadon <b>cup</b> × 2: ₩36,000", "Total: ₩36,000", "Hana 123-456", "Please pay until")
                .contains("Send ₩36,000 to this account", day(Objects.requireNonNull(order.expiresAt())));
        assertThat(html(mailTo(email, 1)))
                .contains("Celadon &lt;b&gt;cup&lt;/b&gt; × 2")
                .doesNotContain("<b>cup");
        opens(linkIn(mailTo(email, 1)), order);

        orders.take(order.id(), OrderStep.PAY);
        String paid = text(mailTo(email, 2));
        assertThat(mailTo(email, 2).getSubject()).startsWith("Paid: your order " + order.number());
        assertThat(paid).contains("has arrived").doesNotContain("Hana 123-456", "Please pay");
        opens(linkIn(mailTo(email, 2)), order);
        opens(linkIn(mailTo(email, 1)), order);
        assertThat(linkIn(mailTo(email, 1))).isNotEqualTo(linkIn(mailTo(email, 2)));
        assertThat(stored()).doesNotContain(keyIn(linkIn(mailTo(email, 1))), keyIn(linkIn(mailTo(email, 2))));

        orders.take(order.id(), OrderStep.SHIP);
        orders.take(order.id(), OrderStep.FINISH);
        assertThat(mailsTo(email)).hasSize(2);
    }

    @Test
    void languageIsThatOfTheCheckoutAlsoWhenTheShopSaysThatItIsPaid() throws Exception {
        OrderView order = order(email, "ko");
        assertThat(text(mailTo(email, 1))).contains("합계: ₩36,000", "결제해 주세요");
        orders.take(order.id(), OrderStep.PAY);
        assertThat(mailTo(email, 2).getSubject()).startsWith("결제 완료");
    }

    @Test
    void whoLeavesNoAddressBuysAsWell() {
        assertThat(order("", "en").recipient().email()).isEmpty();
    }

    private static String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(Locale.ENGLISH)
                .format(at.atZone(ZoneId.systemDefault()));
    }

    /** By a browser that was never here. */
    private void opens(String link, OrderView order) {
        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains(order.number());
        assertThat(mvc.get().uri(link.replaceAll("key=.*", "key=another"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private static String keyIn(String link) {
        return link.replaceAll(".*key=", "");
    }

    private List<String> stored() {
        return jdbc.sql("select key_digest from order_links")
                .query(String.class)
                .list();
    }

    private OrderView order(String address, String language) {
        payments.change(seller.shop(), new PaymentTerms("Hana 123-456", 24, true, "", 30));
        ProductView made = products.create(
                seller.shop(),
                new ProductDraft(
                        "Celadon <b>cup</b>",
                        "",
                        List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), 3))));
        products.become(made.id(), ProductStatus.ACTIVE);
        Cookie guest = new Cookie("guest", UUID.randomUUID().toString().replace("-", ""));
        Cookie lang = new Cookie("lang", language);
        post(
                "/shop/products/" + made.publicId() + "?quantity=2&variant="
                        + made.variants().get(0).id(),
                guest,
                lang);
        String path = "/shop/checkout/" + seller.shop();
        Matcher item = ITEM.matcher(body(mvc.get().uri(path).cookie(guest, lang).exchange()));
        assertThat(item.find()).isTrue();
        post(
                path + "?once=" + UUID.randomUUID() + "&item=" + item.group(1)
                        + "&name=Mina Park&phone=010-1234-5678&address=1 Example Road&payment=BANK_TRANSFER&email="
                        + address,
                guest,
                lang);
        List<OrderView> placed = orders.ofSeller(seller.shop(), "", null, Orders.MOST_LISTED);
        assertThat(placed).hasSize(1);
        return placed.get(0);
    }

    private void post(String uri, Cookie... cookies) {
        assertThat(mvc.post().uri(uri).cookie(cookies).with(csrf()).with(fromElsewhere()))
                .hasStatus(HttpStatus.FOUND);
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
