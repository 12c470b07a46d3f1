package io.vitrine.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HeldRequestsTests {

    @Test
    void requestWhenTheInstanceDoesNotLeadYetWaitsUntilItDoes() throws Exception {
        HeldRequests requests = held(Duration.ofSeconds(30));
        var chain = new MockFilterChain();
        CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> send(requests, chain));
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !answered.isDone() && chain.getRequest() == null);
        requests.on(new ApplicationReadyEvent(
                new SpringApplication(), new String[0], new StaticApplicationContext(), Duration.ZERO));
        answered.get(10, TimeUnit.SECONDS);
        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void requestWhenTheInstanceDoesNotLeadInTimeIsToldToComeBack() {
        var chain = new MockFilterChain();
        MockHttpServletResponse response = send(held(Duration.ofMillis(1)), chain);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        assertThat(chain.getRequest()).isNull();
    }

    private static HeldRequests held(Duration hold) {
        return new HeldRequests(
                new InstancesSettings(1, 2, "jdbc:postgresql://127.0.0.1/shop", Duration.ofSeconds(3), hold));
    }

    private static MockHttpServletResponse send(HeldRequests requests, MockFilterChain chain) {
        var response = new MockHttpServletResponse();
        try {
            requests.doFilter(new MockHttpServletRequest("GET", "/"), response, chain);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response;
    }
}
