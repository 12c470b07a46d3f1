package io.vitrine.api;

import io.vitrine.tokens.Tokens.NewToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A shop's program, that asks the API with its token. */
final class Program {

    private final MockMvcTester mvc;
    private final String bearer;

    Program(MockMvcTester mvc, String bearer) {
        this.mvc = mvc;
        this.bearer = bearer;
    }

    Program(MockMvcTester mvc, NewToken token) {
        this(mvc, "Bearer " + token.token().reveal());
    }

    MvcTestResult get(String path) {
        return ask(HttpMethod.GET, path, null);
    }

    MvcTestResult get(String path, String ifNoneMatch) {
        return ask(HttpMethod.GET, path, null, HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
    }

    MvcTestResult post(String path, String body) {
        return ask(HttpMethod.POST, path, body);
    }

    /** @param key of the request, for when it is repeated */
    MvcTestResult post(String path, String body, String key) {
        return ask(HttpMethod.POST, path, body, Repeats.KEY, key);
    }

    MvcTestResult put(String path, String body) {
        return ask(HttpMethod.PUT, path, body);
    }

    MvcTestResult put(String path, String body, String ifMatch) {
        return ask(HttpMethod.PUT, path, body, HttpHeaders.IF_MATCH, ifMatch);
    }

    MvcTestResult delete(String path) {
        return ask(HttpMethod.DELETE, path, null);
    }

    static String tag(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader(HttpHeaders.ETAG));
    }

    private MvcTestResult ask(HttpMethod method, String path, @Nullable String body, String... header) {
        var request = mvc.method(method).uri("/api/v1" + path).header(HttpHeaders.AUTHORIZATION, bearer);
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }
}
