package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.Accounts;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Secret;
import io.vitrine.tokens.Scope;
import io.vitrine.tokens.TokenException;
import io.vitrine.tokens.TokenLife;
import io.vitrine.tokens.TokenView;
import io.vitrine.tokens.Tokens;
import io.vitrine.tokens.Tokens.NewToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may use the API, how often, and how it refuses. */
@ApiTest
class ApiSecurityTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Programs programs;

    @Autowired
    Tokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    ApplicationContext context;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    private String address = "";

    @BeforeEach
    void openShop() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        BroadcastView show = stage.live(stage.channel(shop));
        address = "/api/v1/broadcasts/" + show.publicId() + "/events";
    }

    @Test
    void requestWhenItCarriesNoTokenIsRefusedWithoutASession() {
        MvcTestResult answer = mvc.get().uri(address).exchange();
        assertThat(answer)
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vitrine\"")
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"unauthorized\", \"status\": 401}");
        assertThat(answer).doesNotContainHeader(HttpHeaders.SET_COOKIE);
        assertThat(answer.getRequest().getSession(false)).isNull();
    }

    @Test
    void requestWhenThePersonIsSignedInButCarriesNoTokenIsRefused() {
        assertThat(mvc.get().uri(address).with(shop.signedIn())).hasStatus(HttpStatus.UNAUTHORIZED);
        String token = programs.token(shop, Scope.EVENTS_READ).token().reveal();
        assertThat(mvc.get().uri(address + "?access_token=" + token)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri(address).header(HttpHeaders.AUTHORIZATION, "Basic " + token))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void tokenWhenItWorksIsCountedAndItsUseIsNoted() {
        NewToken made = programs.token(shop, Scope.EVENTS_READ);
        assertThat(read(made))
                .hasStatusOk()
                .hasHeader("RateLimit-Limit", "600")
                .hasHeader("RateLimit-Remaining", "599")
                .hasHeader("RateLimit-Reset", "1");
        TokenView view = tokens.ofSeller(shop.shop()).get(0);
        assertThat(view.lastUsedAt()).isEqualTo(clock.instant());
        assertThat(view.lastUsedFrom()).isEqualTo("127.0.0.1");
    }

    @Test
    void tokenWhenItWorksNoMoreIsRefused() {
        NewToken revoked = programs.token(shop, Scope.EVENTS_READ);
        NewToken expired = programs.token(shop, Scope.EVENTS_READ);
        assertThat(read(revoked)).hasStatusOk();
        tokens.revoke(programs.shop().shop(), revoked.view().id());
        assertThat(read(revoked)).hasStatusOk();
        tokens.revoke(shop.shop(), revoked.view().id());
        assertThat(read(revoked)).hasStatus(HttpStatus.UNAUTHORIZED);
        clock.advance(Duration.ofDays(7));
        assertThat(read(expired)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void tokenWhenItsMakerIsDeactivatedIsRefused() {
        NewToken token = programs.token(shop, Scope.EVENTS_READ);
        assertThat(read(token)).hasStatusOk();
        accounts.deactivate(shop.account());
        assertThat(read(token)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void tokenWhenTheAccessOfItsMakerWasTakenBackStaysRevoked() {
        NewToken first = programs.token(shop, Scope.EVENTS_READ);
        accounts.deactivate(shop.account());
        accounts.activate(shop.account());
        assertThat(read(first)).hasStatus(HttpStatus.UNAUTHORIZED);
        NewToken second = programs.token(shop, Scope.EVENTS_READ);
        NewToken others = programs.token(programs.shop(), Scope.EVENTS_READ);
        assertThat(read(second)).hasStatusOk();
        accounts.resetPassword(shop.account());
        assertThat(read(second)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(tokens.ofSeller(shop.shop()))
                .hasSize(2)
                .allSatisfy(token -> assertThat(token.revokedAt()).isNotNull());
        assertThat(tokens.recognise(others.token(), "192.0.2.1")).isPresent();
    }

    @Test
    void tokenOfTheSiteWhenItsMakerIsHeldBackIsRefusedMeanwhile() {
        AccountId maker = programs.siteToken(Scope.SITE_READ).view().maker();
        Secret lent = accounts.resetPassword(maker);
        Secret token = tokens.createForSite(maker, "Watch", Set.of(Scope.SITE_READ), TokenLife.WEEK)
                .token();
        assertThat(tokens.recognise(token, "192.0.2.1")).isEmpty();
        accounts.changePassword(maker, lent, Secret.of("of their own choice"));
        assertThat(tokens.recognise(token, "192.0.2.1")).isPresent();
        jdbc.sql("update sign_in_rules set administrators_need_two_factor = true")
                .update();
        try {
            assertThat(tokens.recognise(token, "192.0.2.1")).isEmpty();
        } finally {
            jdbc.sql("update sign_in_rules set administrators_need_two_factor = false")
                    .update();
        }
        assertThat(tokens.recognise(token, "192.0.2.1")).isPresent();
    }

    @Test
    void tokenWhenItsScopeIsAnotherIsRefused() {
        NewToken reader = programs.token(shop, Scope.EVENTS_READ);
        assertThat(mvc.post()
                        .uri(address)
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + reader.token().reveal())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"a\", \"payload\": {}}"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"scope\"}");
        assertThat(read(programs.token(shop, Scope.EVENTS_WRITE))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void addressWhenNothingIsThereSaysSoAsAProblem() {
        String bearer = programs.bearer(shop);
        assertProblem(
                mvc.get()
                        .uri("/api/v1/nothing")
                        .header(HttpHeaders.AUTHORIZATION, bearer)
                        .exchange(),
                404);
        MvcTestResult method = mvc.delete()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
        assertProblem(method, 405);
        assertThat(method.getResponse().getHeader(HttpHeaders.ALLOW)).contains("GET", "POST");
        assertProblem(
                mvc.post()
                        .uri(address)
                        .header(HttpHeaders.AUTHORIZATION, bearer)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("goal")
                        .exchange(),
                415);
        assertProblem(
                mvc.get()
                        .uri(address)
                        .header(HttpHeaders.AUTHORIZATION, bearer)
                        .accept(MediaType.TEXT_HTML)
                        .exchange(),
                406);
    }

    @Test
    void descriptionWhenNobodyAskedForItIsNotGiven() {
        assertProblem(mvc.get().uri(Description.ADDRESS).exchange(), 404);
    }

    @Test
    void limitsWhenReachedAreToldAndPass() {
        ApiLimits limits = new ApiLimits(new ApiSettings(2, 3, false), clock);
        var token = programs.token(shop, Scope.EVENTS_READ).view().id();
        assertThat(limits.use(token)).isEqualTo(new ApiLimits.Usage(true, 2, 1, Duration.ofSeconds(30)));
        assertThat(limits.use(token).allowed()).isTrue();
        assertThat(limits.use(token)).isEqualTo(new ApiLimits.Usage(false, 2, 0, Duration.ofSeconds(30)));
        clock.advance(Duration.ofSeconds(30));
        assertThat(limits.use(token).allowed()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(limits.isShut("192.0.2.1")).isFalse();
            limits.fail("192.0.2.1");
        }
        assertThat(limits.isShut("192.0.2.1")).isTrue();
        assertThat(limits.isShut("192.0.2.2")).isFalse();
    }

    @Test
    void requestWhenItsAddressFailedTooOftenIsNotLookedAt() {
        String bearer = programs.bearer(shop);
        for (int i = 0; i < 30; i++) {
            assertThat(from("198.51.100.9", "Bearer vitrine_" + "a".repeat(32))).hasStatus(HttpStatus.UNAUTHORIZED);
        }
        assertThat(from("198.51.100.9", bearer))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .hasHeader(HttpHeaders.RETRY_AFTER, "60");
        assertThat(from("198.51.100.10", bearer)).hasStatusOk();
    }

    @Test
    void tokenWhenItActsForTheSiteOpensNothingOfAShopAndTheOtherWayRound() {
        NewToken site = programs.siteToken(Scope.SITE_READ, Scope.SITE_WRITE);
        assertThat(read(site)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/api/v1/site/nodes").header(HttpHeaders.AUTHORIZATION, programs.bearer(shop)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri("/api/v1/site/nodes")
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + site.token().reveal()))
                .hasStatusOk();
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> programs.token(shop, Scope.EVENTS_READ, Scope.SITE_WRITE));
        assertThatExceptionOfType(TokenException.class).isThrownBy(() -> programs.siteToken(Scope.ORDERS_READ));
        tokens.revoke(shop.shop(), site.view().id());
        assertThat(tokens.ofSite()).anyMatch(token -> token.isUsable(clock.instant()));
        tokens.revokeOfSite(site.view().id());
        assertThat(mvc.get()
                        .uri("/api/v1/site/nodes")
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + site.token().reveal()))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    /** A method that was forgotten would let any token in, or none. */
    @Test
    void methodsWhenTheyAnswerProgramsNameAScope() {
        List<Class<?>> controllers = Stream.of(context.getBeanNamesForAnnotation(RestController.class))
                .<Class<?>>map(context::getType)
                .filter(type -> type != null && type.getPackage().equals(ApiSecurityTests.class.getPackage()))
                .toList();
        assertThat(controllers).hasSizeGreaterThan(1);
        assertThat(controllers.stream()
                        .filter(type -> type != Description.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Arrays.stream(method.getAnnotations())
                                .anyMatch(one -> one.annotationType().isAnnotationPresent(RequestMapping.class))))
                .isNotEmpty()
                .allMatch(method -> method.isAnnotationPresent(Needs.class));
    }

    private MvcTestResult from(String client, String bearer) {
        return mvc.get()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .with(request -> {
                    request.setRemoteAddr(client);
                    return request;
                })
                .exchange();
    }

    private MvcTestResult read(NewToken token) {
        return mvc.get()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, "bearer " + token.token().reveal())
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPath("$.code")
                .hasPath("$.help");
    }
}
