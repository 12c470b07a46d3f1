package io.vitrine.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests under the API's address that reach none of its controllers; those for pages are left alone. */
@ControllerAdvice
class ApiAddresses {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothing(NoResourceFoundException e, HttpServletRequest request)
            throws ServletException {
        return answer(e, Problem.NOT_FOUND, "Nothing answers at " + request.getRequestURI(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request)
            throws ServletException {
        ResponseEntity<ProblemDetail> answer =
                answer(e, Problem.METHOD, request.getRequestURI() + " does not know " + e.getMethod(), request);
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        if (e.getSupportedHttpMethods() != null) {
            headers.setAllow(e.getSupportedHttpMethods());
        }
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> content(HttpMediaTypeNotSupportedException e, HttpServletRequest request)
            throws ServletException {
        return answer(e, Problem.MEDIA_TYPE, "The body is sent as " + e.getContentType(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answerTo(HttpMediaTypeNotAcceptableException e, HttpServletRequest request)
            throws ServletException {
        return answer(e, Problem.NOT_ACCEPTABLE, "The answer is JSON, which the request does not accept", request);
    }

    private static <E extends ServletException> ResponseEntity<ProblemDetail> answer(
            E e, Problem problem, String detail, HttpServletRequest request) throws E {
        if (!ApiSecurity.concerns(request)) {
            throw e;
        }
        return ProblemWriter.answer(ApiException.of(problem, detail), request);
    }
}
