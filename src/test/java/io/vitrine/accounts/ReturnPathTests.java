package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where a browser may be sent back to. */
class ReturnPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=ko",
                "/live/abcdefgh23456723",
                "/live/abcdefgh23456723?lang=ko",
                "/shop/products/abcdefgh23456723?show=abcdefgh23456723"
            })
    void ofWhenPageIsPublicIsThatPage(String path) {
        assertThat(ReturnPath.of(path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "live/x",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "/%2f/evil.example",
                "/live/../console",
                "/live/x#y",
                "/live/x\n",
                "/?\nx",
                "/live/x;jsessionid=1",
                "/sign-out",
                "/studio",
                "https:evil.example"
            })
    void ofWhenItIsAnythingElseIsNothing(String path) {
        assertThat(ReturnPath.of(path)).isEmpty();
    }

    @Test
    void signInLeadsBackFromPublicPagesOnly() {
        assertThat(ReturnPath.signIn(request("GET", "/live/abcdefgh23456723", "lang=ko")))
                .isEqualTo("/sign-in?next=%2Flive%2Fabcdefgh23456723%3Flang%3Dko");
        assertThat(ReturnPath.signIn(request("GET", "/", null))).isEqualTo("/sign-in");
        assertThat(ReturnPath.signIn(request("GET", "/error", null))).isEqualTo("/sign-in");
        assertThat(ReturnPath.signIn(request("POST", "/shop/cart", null))).isEqualTo("/sign-in");
    }

    private static MockHttpServletRequest request(String method, String path, @Nullable String query) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setQueryString(query);
        return request;
    }
}
