package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AuditLog;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.webhooks.Delivery;
import io.vitrine.webhooks.Endpoint;
import io.vitrine.webhooks.EventType;
import io.vitrine.webhooks.Webhooks;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class WebhookEndpointControllerTests {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]{44}");
    private static final String URL = "http://127.0.0.1:9/hook";
    private static final String HERE = "/studio/webhooks";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Webhooks webhooks;

    @Autowired
    AuditLog audit;

    private final Person seller = Person.newSeller();

    @Test
    void endpointWhenRegisteredIsThereWithWhatWasChosen() {
        Endpoint endpoint = registered();
        assertThat(endpoint.url()).isEqualTo(URL);
        assertThat(endpoint.description()).isEqualTo("Ware<house>");
        assertThat(endpoint.types()).isEqualTo(Set.of(EventType.ORDER_PAID, EventType.STOCK_SOLD_OUT));
        assertThat(get("")).hasStatusOk().bodyText().contains(URL, "Ware&lt;house&gt;", "2 kinds of events");
        assertThat(audit.latest(1).get(0).action()).isEqualTo("webhook.added");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://10.0.0.1/hook | leads into a private network",
                "https://[::1]/hook | leads into a private network",
                "http://169.254.169.254/latest/meta-data | leads into a private network",
                "http://1.1.1.1/hook | has to begin with https",
                "https://mina:secret@1.1.1.1/hook | Leave out the user name",
                "https://1.1.1.1/hook#part | Leave out the user name",
                "ftp://1.1.1.1/hook | Write an address such as",
                "https:///hook | Write an address such as",
                "https://1.1.1.1:0/hook | Write an address such as",
                "nowhere | Write an address such as",
                "https://nobody.invalid/hook | Nobody knows this name"
            })
    void endpointWhenItsAddressMustNotBeUsedIsRefusedAndWhatWasTypedIsKept(String url, String told) {
        assertThat(post("", "url", url, "description", "Warehouse", "types", "ORDER_PAID"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(told, "value=\"" + url + "\"", "value=\"Warehouse\"");
        assertThat(webhooks.ofSeller(seller.shop())).isEmpty();
    }

    @Test
    void endpointWhenNothingIsChosenOrThereAreEnoughIsRefused() {
        assertThat(post("", "url", URL)).bodyText().contains("Choose at least one kind of event");
        assertThat(post("", "url", URL, "types", "NONSENSE"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose at least one kind of event");
        for (int i = 0; i < Webhooks.MOST_OF_SHOP; i++) {
            assertThat(post("", "url", URL, "types", "ORDER_PAID")).hasStatus3xxRedirection();
        }
        assertThat(post("", "url", URL, "types", "ORDER_PAID"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Your shop has 10 endpoints");
    }

    @Test
    void secretWhenAskedForIsShownOnceAndKeptByNobody() throws Exception {
        Endpoint endpoint = registered();
        assertThat(get("/" + endpoint.id())).hasStatusOk().bodyText().doesNotContainPattern(SECRET);
        MvcTestResult shown = post("/" + endpoint.id() + "/secret");
        assertThat(shown).hasStatusOk().bodyText().containsPattern(SECRET);
        assertThat(shown.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(audit.latest(1).get(0).action()).isEqualTo("webhook.secret-shown");
        assertThat(audit.latest(1).get(0).detail()).doesNotContain("whsec_");
        String before = webhooks.secret(seller.shop(), endpoint.id()).reveal();
        assertThat(post("/" + endpoint.id() + "/rotate")).hasRedirectedUrl(HERE + "/" + endpoint.id());
        assertThat(webhooks.secret(seller.shop(), endpoint.id()).reveal()).isNotEqualTo(before);
        assertThat(get("/" + endpoint.id())).bodyText().contains("carry the signatures of both secrets until");
    }

    @Test
    void testWhenPressedWaitsInTheLogAndItsPageTellsWhatIsSent() {
        Endpoint endpoint = registered();
        assertThat(get("/" + endpoint.id())).bodyText().contains("Nothing was sent yet");
        assertThat(post("/" + endpoint.id() + "/test")).hasRedirectedUrl(HERE + "/" + endpoint.id());
        Delivery delivery =
                webhooks.deliveries(seller.shop(), endpoint.id(), false).get(0);
        assertThat(get("/" + endpoint.id())).bodyText().contains("webhook.test", "Waiting");
        assertThat(get("/" + endpoint.id() + "/deliveries/" + delivery.id()))
                .hasStatusOk()
                .bodyText()
                .contains(delivery.message(), "It has not been sent yet", "&quot;type&quot;:&quot;webhook.test&quot;");
        assertThat(post("/" + endpoint.id() + "/deliveries/" + delivery.id() + "/replay"))
                .hasRedirectedUrl(HERE + "/" + endpoint.id() + "/deliveries/" + delivery.id());
        for (int i = 0; i < 10; i++) {
            assertThat(post("/" + endpoint.id() + "/test")).hasStatus3xxRedirection();
        }
        assertThat(webhooks.deliveries(seller.shop(), endpoint.id(), false)).hasSize(5);
    }

    @Test
    void endpointWhenSwitchedOffIsSentNothingUntilItIsOn() {
        Endpoint endpoint = registered();
        assertThat(post("/" + endpoint.id() + "/enable", "on", "false")).hasStatus3xxRedirection();
        assertThat(get("/" + endpoint.id())).bodyText().contains("Switch on").doesNotContain("Send a test<");
        assertThat(post("/" + endpoint.id() + "/test")).hasStatus3xxRedirection();
        assertThat(webhooks.deliveries(seller.shop(), endpoint.id(), false)).isEmpty();
        assertThat(post("/" + endpoint.id() + "/enable", "on", "true")).hasStatus3xxRedirection();
        assertThat(post("/" + endpoint.id() + "/replay", "hours", "24")).hasStatus3xxRedirection();
    }

    @Test
    void endpointWhenChangedAndRemovedIsWhatWasTyped() {
        Endpoint endpoint = registered();
        assertThat(get("/" + endpoint.id() + "/edit")).hasStatusOk().bodyText().contains("value=\"" + URL);
        assertThat(post("/" + endpoint.id() + "/edit", "url", "https://10.0.0.1/", "types", "ORDER_PAID"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("leads into a private network");
        assertThat(post("/" + endpoint.id() + "/edit", "url", URL + "/2", "types", "ORDER_PLACED"))
                .hasRedirectedUrl(HERE + "/" + endpoint.id());
        Endpoint changed = webhooks.find(seller.shop(), endpoint.id()).orElseThrow();
        assertThat(changed.url()).isEqualTo(URL + "/2");
        assertThat(changed.types()).containsExactly(EventType.ORDER_PLACED);
        assertThat(post("/" + endpoint.id() + "/remove")).hasRedirectedUrl(HERE);
        assertThat(get("/" + endpoint.id())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void endpointWhenItIsAnotherShopsDoesNotExist() {
        Endpoint endpoint = registered();
        Person other = Person.newSeller();
        for (String path : new String[] {"/secret", "/rotate", "/test", "/remove", "/enable", "/replay"}) {
            assertThat(mvc.post()
                            .uri(HERE + "/" + endpoint.id() + path)
                            .with(other.signedIn())
                            .with(csrf())
                            .exchange())
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(webhooks.find(seller.shop(), endpoint.id())).isPresent();
    }

    private Endpoint registered() {
        assertThat(post("", "url", URL, "description", "Ware<house>", "types", "ORDER_PAID", "types", "STOCK_SOLD_OUT"))
                .hasStatus3xxRedirection();
        return webhooks.ofSeller(seller.shop()).get(0);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(HERE + path).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(HERE + path).with(seller.signedIn()).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
