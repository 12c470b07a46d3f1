package io.vitrine.accounts;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vitrine.pages.PageTest;
import io.vitrine.shared.Secret;
import io.vitrine.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs people in by a provider, of which WireMock plays the part. */
@PageTest
@DirtiesContext
class OidcSignInTests {

    private static final String CLIENT = "vitrine-shop";
    private static final String BACK = "https://shop.example/sign-in/oidc/back";
    private static final WireMockServer PROVIDER = start();
    private static final RSAKey KEY = key();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    private final String email = "person-" + UUID.randomUUID() + "@example.com";
    private final MockHttpSession session = new MockHttpSession();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> TestDatabase.url("oidc"));
        properties.add("vitrine.accounts.oidc.issuer", OidcSignInTests::issuer);
        properties.add("vitrine.accounts.oidc.client-id", () -> CLIENT);
        properties.add("vitrine.accounts.oidc.client-secret", () -> "a secret of the client");
        properties.add("vitrine.accounts.oidc.name", () -> "Harbour ID");
        properties.add("vitrine.accounts.oidc.site", () -> "https://shop.example/");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void describe() {
        PROVIDER.resetAll();
        PROVIDER.stubFor(get(urlEqualTo("/.well-known/openid-configuration"))
                .willReturn(okJson("{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer()
                        + "/authorize\",\"token_endpoint\":\"" + issuer() + "/token\",\"jwks_uri\":\"" + issuer()
                        + "/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],"
                        + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}")));
        PROVIDER.stubFor(get(urlEqualTo("/keys")).willReturn(okJson(new JWKSet(KEY).toString())));
    }

    @Test
    void signInWhenTheProviderVouchesOpensTheAccountOfThisAddress() throws Exception {
        AccountId seller = accounts.createSeller(email, "Harbour Goods", "Ada", Secret.of("three teapots 9"))
                .account()
                .id();
        assertThat(mvc.get().uri("/sign-in?next=/live/abc"))
                .bodyText()
                .contains("Sign in with Harbour ID", "/sign-in/oidc?next=%2Flive%2Fabc");
        UriComponents asked = leave("/live/abc");
        String before = session.getId();
        Map<String, String> query = asked.getQueryParams().toSingleValueMap();
        assertThat(asked.toUriString()).startsWith(issuer() + "/authorize?");
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CLIENT)
                .containsEntry("code_challenge_method", "S256");

        vouch(query.get("nonce"), claims -> {});
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/live/abc");

        assertThat(session.getId()).isNotEqualTo(before);
        assertThat(mvc.get().uri("/account").session(session)).bodyText().contains(email);
        assertThat(accounts.find(seller).orElseThrow().lastSignIn()).isNotNull();
        String form =
                PROVIDER.findAll(postRequestedFor(urlEqualTo("/token"))).get(0).getBodyAsString();
        String verifier = UriComponentsBuilder.fromUriString("?" + form)
                .build()
                .getQueryParams()
                .getFirst("code_verifier");
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(Objects.requireNonNull(verifier).getBytes(StandardCharsets.US_ASCII));
        assertThat(query)
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void comeBackWhenAPageOfTheWebSendsItsVisitorsHereLocksNobodyOut() {
        for (int i = 0; i < 30; i++) {
            assertThat(mvc.get().uri("/sign-in/oidc/back?state=x&code=y").session(new MockHttpSession()))
                    .hasStatus3xxRedirection();
        }
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        vouch(query.get("nonce"), claims -> {});
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/");
    }

    @Test
    void signInWhenNobodyHasTheAddressMakesABuyer() {
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        vouch(query.get("nonce"), claims -> claims.claim("role", "ADMIN"));
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/");
        PersonView made = people.search(email, 1).get(0);
        assertThat(made.role()).isEqualTo(Role.VIEWER);
        assertThat(made.verified()).isTrue();
        assertThat(made.displayName()).isEqualTo("Mina Park");
    }

    @Test
    void signInWhenSomebodyElseHasRegisteredTheAddressTakesItFromThem() {
        mvc.post()
                .uri("/register")
                .param("email", email)
                .param("displayName", "Not Mina")
                .param("password", "a quiet harbour 7")
                .with(csrf())
                .exchange();
        AccountId id = people.search(email, 1).get(0).id();
        assertThat(people.find(id).orElseThrow().verified()).isFalse();
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        vouch(query.get("nonce"), claims -> {});
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/");
        assertThat(mvc.post()
                        .uri("/sign-in")
                        .param("email", email)
                        .param("password", "a quiet harbour 7")
                        .with(csrf()))
                .hasRedirectedUrl("/sign-in?error=credentials");
    }

    @Test
    void signInWhenTheAddressIsNotVerifiedIsRefused() {
        accounts.createSeller(email, "Harbour Goods", "Ada", Secret.of("three teapots 9"));
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        vouch(query.get("nonce"), claims -> claims.claim("email_verified", false));
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/sign-in?error=provider-unverified");
        assertThat(mvc.get().uri("/sign-in?error=provider-unverified"))
                .bodyText()
                .contains("role=\"alert\"", "Harbour ID");
    }

    @Test
    void signInWhenStateNonceAudienceOrIssuerIsAnotherIsRefused() {
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        vouch(query.get("nonce"), claims -> {});
        assertThat(comeBack("another")).hasRedirectedUrl("/sign-in?error=provider");
        // The attempt is used up by that, whoever it was.
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/sign-in?error=provider");
        refused(claims -> claims.claim("nonce", "another"));
        refused(claims -> claims.audience("another-client"));
        refused(claims -> claims.issuer("https://evil.example"));
        refused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3_600))));
        assertThat(people.search(email, 1)).isEmpty();
    }

    @Test
    void signInWhenTheProviderIsAwayOrRefusesSaysSo() {
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/sign-in?error=provider");
        leave("");
        assertThat(mvc.get()
                        .uri("/sign-in/oidc/back?error=access_denied&state=" + query.get("state"))
                        .session(session))
                .hasRedirectedUrl("/sign-in?error=provider");
        assertThat(mvc.get().uri("/sign-in/oidc/back")).hasRedirectedUrl("/sign-in?error=provider");
    }

    private void refused(Consumer<JWTClaimsSet.Builder> change) {
        Map<String, String> query = leave("").getQueryParams().toSingleValueMap();
        vouch(query.get("nonce"), change);
        assertThat(comeBack(query.get("state"))).hasRedirectedUrl("/sign-in?error=provider");
    }

    private UriComponents leave(String next) {
        MvcTestResult result =
                mvc.get().uri("/sign-in/oidc?next=" + next).session(session).exchange();
        return UriComponentsBuilder.fromUriString(
                        Objects.requireNonNull(result.getResponse().getRedirectedUrl()))
                .build();
    }

    private MvcTestResult comeBack(@Nullable String state) {
        return mvc.get()
                .uri("/sign-in/oidc/back?code=one-time&state=" + state)
                .session(session)
                .exchange();
    }

    private void vouch(@Nullable String nonce, Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("42")
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("email_verified", true)
                .claim("name", "Mina Park");
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        PROVIDER.stubFor(post(urlEqualTo("/token"))
                .withBasicAuth(CLIENT, "a+secret+of+the+client")
                .willReturn(okJson("{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\""
                        + token.serialize() + "\"}")));
    }

    private static String issuer() {
        return "http://localhost:" + PROVIDER.port();
    }

    private static WireMockServer start() {
        var server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
