package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class VisitorsTests {

    private final Visitors visitors = new Visitors();

    @Test
    void welcomeWhenTheBrowserIsNewGivesItACookieAndKnowsItAgain() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Visitor guest = visitors.welcome(new MockHttpServletRequest(), response);
        Cookie cookie = Objects.requireNonNull(response.getCookie(Visitors.COOKIE));

        assertThat(guest.person()).isNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getValue()).doesNotContain(guest.id().toString().replace("-", ""));
        assertThat(visitors.find(with(cookie.getValue()))).contains(guest);
        MockHttpServletResponse again = new MockHttpServletResponse();
        assertThat(visitors.welcome(with(cookie.getValue()), again)).isEqualTo(guest);
        assertThat(again.getCookies()).isEmpty();
    }

    @Test
    void findWhenTheCookieIsMissingOrForgedKnowsNobody() {
        assertThat(visitors.find(new MockHttpServletRequest())).isEmpty();
        assertThat(visitors.find(with("' or 1=1 --"))).isEmpty();
        assertThat(visitors.find(with("0".repeat(31)))).isEmpty();
        assertThat(visitors.find(with("0".repeat(33)))).isEmpty();
    }

    private static MockHttpServletRequest with(String token) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(Visitors.COOKIE, token));
        return request;
    }
}
