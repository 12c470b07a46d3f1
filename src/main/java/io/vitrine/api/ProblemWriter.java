package io.vitrine.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, from filters as from controllers, in one form. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    static ResponseEntity<ProblemDetail> answer(ApiException e, HttpServletRequest request) {
        Problem problem = e.problem();
        return ResponseEntity.status(problem.status())
                .headers(headers(e))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.detail(String.valueOf(e.getMessage()), request.getRequestURI()));
    }

    void write(ApiException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseEntity<ProblemDetail> answer = answer(e, request);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    private static HttpHeaders headers(ApiException e) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        Duration retryAfter = e.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
        }
        if (e.problem() == Problem.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vitrine\"");
        }
        return headers;
    }

    /** Rounded up: a program that comes back then is not too early. */
    static long wholeSeconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }
}
