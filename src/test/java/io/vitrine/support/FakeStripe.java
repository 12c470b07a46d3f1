package io.vitrine.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Stripe's API as one account sees it: answers are samples of what Stripe answers, and events are really signed. */
public final class FakeStripe {

    private static final HostedPage PAGES = new HostedPage();
    private static final WireMockServer SERVER = started();
    private static final String SESSIONS = "/v1/checkout/sessions";

    public final String key = "sk_test_" + random();
    public final String webhookSecret = "whsec_" + random();

    public FakeStripe() {
        on(
                get(urlPathEqualTo(SESSIONS)),
                okJson("{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1/checkout/sessions\"}"));
    }

    /** Where it is, for {@code vitrine.stripe.api}. */
    public static String address() {
        return "http://127.0.0.1:" + SERVER.port();
    }

    /** The next session that is asked for gets this id. */
    public void opens(String session) {
        on(post(urlPathEqualTo(SESSIONS)), okJson(session(session, "open", "unpaid", 0, "krw", "")));
    }

    /**
     * The next session that is asked for has a page, on which a browser can pay, have a card refused, or go back.
     *
     * @param webhook hears what the buyer does there, signed, before the buyer is sent back
     */
    public void hosts(String session, URI webhook) {
        String page = "/c/pay/" + session;
        on(
                post(urlPathEqualTo(SESSIONS)),
                okJson(session(session, "open", "unpaid", 0, "krw", "")
                        .replace("https://checkout.example.com/c/pay/" + session, address() + page)));
        SERVER.stubFor(get(urlPathEqualTo(page))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html; charset=utf-8")
                        .withBody("<!DOCTYPE html><title>Pay</title><h1>Pay with a card</h1>"
                                + "<form method=post><button id=pay formaction='" + page + "/pay'>Pay</button>"
                                + "<button id=back formaction='" + page + "/back'>Back</button></form>")));
        button(page + "/pay", () -> pay(session, webhook));
        button(page + "/back", () -> URI.create(asked(session, "cancel_url")));
    }

    private void button(String path, Supplier<URI> press) {
        PAGES.button(path, press);
        SERVER.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withTransformers(HostedPage.NAME)));
    }

    private URI pay(String session, URI webhook) {
        long amount = Long.parseLong(asked(session, "line_items[0][price_data][unit_amount]"));
        String currency = asked(session, "line_items[0][price_data][currency]");
        knows(session, "complete", "paid", amount, currency);
        tell(
                webhook,
                event(
                        "checkout.session.completed",
                        session(
                                session,
                                "complete",
                                "paid",
                                amount,
                                currency,
                                asked(session, "metadata[vitrine_payment]"))));
        return URI.create(asked(session, "success_url"));
    }

    private void tell(URI webhook, String payload) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(webhook)
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "Stripe-Signature",
                                            signature(payload, Instant.now().getEpochSecond()))
                                    .POST(HttpRequest.BodyPublishers.ofString(payload))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The webhook answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A field of the form that the last session was asked for with. */
    private String asked(String session, String field) {
        return asked().stream()
                .reduce((first, second) -> second)
                .map(form -> form.get(field))
                .orElseThrow(() -> new IllegalStateException("Session " + session + " was asked for without " + field));
    }

    /** Each session that is asked for gets an id of its own. */
    public void opensAny() {
        on(
                post(urlPathEqualTo(SESSIONS)),
                okJson(session("cs_test_{{request.id}}", "open", "unpaid", 0, "krw", ""))
                        .withTransformers("response-template"));
    }

    /** What is told of a session that is asked about. */
    public void knows(String session, String status, String paymentStatus, long amount, String currency) {
        on(
                get(urlPathEqualTo(SESSIONS + "/" + session)),
                okJson(session(session, status, paymentStatus, amount, currency, "")));
    }

    public void closes(String session) {
        on(
                post(urlPathEqualTo(SESSIONS + "/" + session + "/expire")),
                okJson(session(session, "expired", "unpaid", 0, "krw", "")));
    }

    public void refunds(String id, String status) {
        on(
                post(urlPathEqualTo("/v1/refunds")),
                okJson("{\"id\":\"" + id + "\",\"object\":\"refund\",\"status\":\"" + status + "\"}"));
    }

    /** Says no to all that is asked from now on. */
    public void refuses(int status, String type, String code) {
        on(any(anyUrl()), no(status, type, code));
    }

    /** Says no to a path. */
    public void refuses(String path, int status, String type, String code) {
        on(any(urlMatching(path)), no(status, type, code));
    }

    public void isUnreachable() {
        on(any(anyUrl()), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    /** Answers what no Stripe would: a proxy's page. */
    public void isSomebodyElse() {
        on(any(anyUrl()), aResponse().withStatus(200).withBody("<html>Please sign in to the network</html>"));
    }

    /** The forms of all sessions that were asked for, oldest first. */
    public List<Map<String, String>> asked() {
        return requests("/v1/checkout/sessions").stream()
                .map(request -> form(request.getBodyAsString()))
                .toList();
    }

    /** All that was posted to a path, as a pattern. */
    public List<LoggedRequest> requests(String path) {
        return SERVER.findAll(
                postRequestedFor(urlPathMatching(path)).withHeader("Authorization", equalTo("Bearer " + key)));
    }

    /** A session as Stripe writes it. */
    public String session(
            String id, String status, String paymentStatus, long amount, String currency, String payment) {
        return sample("checkout-session")
                .replace("{id}", id)
                .replace("{status}", status)
                .replace("{payment_status}", paymentStatus)
                .replace("\"{amount}\"", Long.toString(amount))
                .replace("{currency}", currency)
                .replace("{payment}", payment);
    }

    /** An event as Stripe writes it. */
    public static String event(String type, String object) {
        return sample("event")
                .replace("{id}", "evt_" + random())
                .replace("{type}", type)
                .replace("\"{object}\"", object);
    }

    /** The header that goes with it. */
    public String signature(String payload, long at) {
        return signature(payload, at, webhookSecret);
    }

    public static String signature(String payload, long at, String secret) {
        try {
            return Webhook.Signature.generateSignatureHeader(payload, secret, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(
                request.withHeader("Authorization", equalTo("Bearer " + key)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder no(int status, String type, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":{\"type\":\"" + type + "\",\"code\":\"" + code
                        + "\",\"message\":\"Invalid API Key provided: sk_test_abcd\"}}");
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String sample(String name) {
        try (var file = FakeStripe.class.getResourceAsStream("/stripe/" + name + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .extensions(PAGES));
        server.start();
        return server;
    }
}
