package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.shared.Secret;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MetricsGateTests {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void metricsWhenAskedForOnThisMachineAreGiven() throws Exception {
        assertThat(status("", false, null)).isEqualTo(200);
        assertThat(status(TOKEN, false, null)).isEqualTo(200);
    }

    @Test
    void metricsWhenAskedForElsewhereWithoutATokenSetAreNotThere() throws Exception {
        assertThat(status("", true, null)).isEqualTo(404);
        assertThat(status("", true, "Bearer ")).isEqualTo(404);
    }

    @Test
    void metricsWhenAskedForElsewhereWithTheTokenAreGiven() throws Exception {
        assertThat(status(TOKEN, true, "Bearer " + TOKEN)).isEqualTo(200);
        assertThat(status(TOKEN, true, "bearer " + TOKEN)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer 0123", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "0"})
    void metricsWhenAskedForElsewhereWithAnythingElseAreRefused(String header) throws Exception {
        assertThat(status(TOKEN, true, header)).isEqualTo(401);
    }

    private static int status(String token, boolean elsewhere, @Nullable String header)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/actuator/prometheus");
        if (elsewhere) {
            request.addHeader("X-Forwarded-For", "192.0.2.7");
        }
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        new MetricsGate(Secret.of(token)).doFilter(request, response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }
}
