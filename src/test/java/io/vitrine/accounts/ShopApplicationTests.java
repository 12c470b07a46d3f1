package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.channels.ChannelException;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.pages.MailTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Secret;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Buyers ask for shops, and administrators decide. */
class ShopApplicationTests extends MailTest {

    private static final String PASSWORD = "a quiet harbour 7";
    private static final ShopFacts FACTS =
            new ShopFacts("Harbour Goods", "123-45-67890", "02-555-0100", "Within 14 days.\nUnused.");

    @Autowired
    Registration registration;

    @Autowired
    People people;

    @Autowired
    SellerService sellers;

    @Autowired
    Accounts accounts;

    @Autowired
    Channels channels;

    @Autowired
    AuditLog audit;

    private final RequestPostProcessor administrator = Person.administrator().signedIn();
    private final String email = "buyer-" + UUID.randomUUID() + "@example.com";
    private MockHttpSession session = new MockHttpSession();
    private AccountId buyer = new AccountId(UUID.randomUUID());

    @BeforeEach
    void register() {
        registration.register(email, "Mina", Secret.of(PASSWORD), Locale.ENGLISH, email);
        buyer = people.search(email, 1).get(0).id();
        MvcTestResult result = mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", PASSWORD)
                .with(csrf())
                .with(fromElsewhere())
                .exchange();
        session = (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
    }

    @Test
    void applyLeadsThroughTheAdministratorToTheStudioWithoutSigningInAgain() throws Exception {
        assertThat(apply(FACTS)).hasRedirectedUrl("/apply");
        assertThat(mvc.get().uri("/apply").session(session)).bodyText().contains("waits for an administrator");
        SellerId shop = shop();
        assertThat(mvc.get().uri("/console/applications").with(administrator))
                .bodyText()
                .contains("Harbour Goods", "123-45-67890", email);
        assertThat(mvc.get().uri("/studio").session(session)).hasStatus(HttpStatus.FORBIDDEN);
        assertThatThrownBy(() -> channels.create(shop, ChannelSettings.named("Too early")))
                .isInstanceOf(ChannelException.class);

        decide(shop, "verify", "");

        assertThat(mvc.get().uri("/studio").session(session)).hasStatusOk();
        assertThat(channels.create(shop, ChannelSettings.named("In time")).seller())
                .isEqualTo(shop);
        assertThat(text(mailTo(email, 2))).contains("Harbour Goods", SITE + "/studio");
        assertThat(audit.latest(20)).extracting(AuditLog.Entry::action).contains("seller.applied", "seller.verified");
    }

    @Test
    void refusedApplicationTellsWhyAndCanBeMadeAgain() throws Exception {
        apply(FACTS);
        SellerId shop = shop();
        decide(shop, "refuse", "The <number> is unknown");

        assertThat(html(mailTo(email, 2))).contains("The &lt;number&gt; is unknown");
        assertThat(mvc.get().uri("/apply").session(session))
                .bodyText()
                .contains("was refused", "The &lt;number&gt; is unknown");
        apply(new ShopFacts("Harbour Goods", "999", "02-555-0100", "Within 14 days."));
        assertThat(shop()).isEqualTo(shop);
        assertThat(sellers.standing(shop)).contains(Standing.APPLIED);
    }

    @Test
    void refusalWithoutReasonIsNone() {
        apply(FACTS);

        assertThat(decide(shop(), "refuse", "  ")).flash().containsEntry("alert", "seller.reason");
        assertThat(sellers.standing(shop())).contains(Standing.APPLIED);
    }

    @Test
    void suspensionBansTheChannelsAndItsEndLiftsTheseBansOnly() {
        apply(FACTS);
        SellerId shop = shop();
        decide(shop, "verify", "");
        ChannelView one = channels.create(shop, ChannelSettings.named("One"));
        ChannelView banned = channels.create(shop, ChannelSettings.named("Banned before"));
        channels.ban(banned.id(), "For itself", null);

        decide(shop, "suspend", "Complaints");
        assertThat(Objects.requireNonNull(channels.find(one.id()).orElseThrow().ban())
                        .reason())
                .isEqualTo("Complaints");
        assertThatThrownBy(() -> channels.create(shop, ChannelSettings.named("Another")))
                .isInstanceOf(ChannelException.class);
        decide(shop, "reinstate", "");

        assertThat(channels.find(one.id()).orElseThrow().ban()).isNull();
        assertThat(channels.find(banned.id()).orElseThrow().ban()).isNotNull();
    }

    @Test
    void decisionThatSomebodyElseHasTakenIsRefused() {
        apply(FACTS);
        decide(shop(), "verify", "");

        assertThat(decide(shop(), "refuse", "Too late")).flash().containsEntry("alert", "seller.standing");
        assertThat(sellers.standing(shop())).contains(Standing.VERIFIED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, c, r, The name of the shop",
        "n, '', c, r, The business number",
        "n, 12345678901234567890123456789012345678901, c, r, The business number",
        "n, 1, '', r, The contact",
        "n, 1, c, '', The returns policy",
        "n\u202e, 1, c, r, The name of the shop"
    })
    void applyWhenSomethingIsWrongSaysWhatAndKeepsTheRest(
            String name, String number, String contact, String policy, String words) {
        assertThat(apply(new ShopFacts(name, number, contact, policy)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words, "value=\"" + contact + "\"", ">" + policy + "</textarea>");
        assertThat(people.find(buyer)).isPresent();
        assertThat(sellers.in(Standing.APPLIED, 100))
                .extracting(SellerApplication::applicant)
                .doesNotContain(buyer);
    }

    @Test
    void decisionsAreForAdministratorsOnly() {
        apply(FACTS);
        String page = "/console/applications/" + shop();
        for (String action : new String[] {"/verify", "/refuse?reason=x", "/suspend?reason=x", "/reinstate"}) {
            assertThat(mvc.post().uri(page + action).with(csrf()).session(session))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(mvc.post().uri(page + action).with(administrator)).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(sellers.standing(shop())).contains(Standing.APPLIED);
        assertThat(mvc.get().uri("/apply")).hasRedirectedUrl("/sign-in");
    }

    @Test
    void sellerMadeByAdministratorIsVerifiedAndDescribesTheShop() {
        String address = "seller-" + UUID.randomUUID() + "@example.com";
        SellerId shop =
                Objects.requireNonNull(accounts.createSeller(address, "Tin Drum", "Ada", Secret.of("three teapots 9"))
                        .account()
                        .seller());

        assertThat(sellers.standing(shop)).contains(Standing.VERIFIED);
        sellers.describe(shop, FACTS);
        assertThat(sellers.facts(shop)).contains(FACTS);
    }

    private SellerId shop() {
        return sellers.in(Standing.APPLIED, 100).stream()
                .filter(shop -> buyer.equals(shop.applicant()))
                .findFirst()
                .or(() -> sellers.in(Standing.VERIFIED, 100).stream()
                        .filter(shop -> buyer.equals(shop.applicant()))
                        .findFirst())
                .map(SellerApplication::id)
                .orElseThrow();
    }

    private MvcTestResult apply(ShopFacts facts) {
        return mvc.post()
                .uri("/apply")
                .param("name", facts.name())
                .param("businessNumber", facts.businessNumber())
                .param("contact", facts.contact())
                .param("returnsPolicy", facts.returnsPolicy())
                .session(session)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult decide(SellerId shop, String decision, String reason) {
        return mvc.post()
                .uri("/console/applications/" + shop + "/" + decision)
                .param("reason", reason)
                .with(csrf())
                .with(administrator)
                .exchange();
    }
}
