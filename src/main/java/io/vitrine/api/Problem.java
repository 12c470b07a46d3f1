package io.vitrine.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * The kinds of refusal that programs have to tell apart: a name that stays the same, and what to do about it.
 *
 * <p>They are written as RFC 9457 has it, with {@code code} and {@code help} besides.
 */
enum Problem {
    UNAUTHORIZED(
            HttpStatus.UNAUTHORIZED,
            "No token that works",
            "Send the header \"Authorization: Bearer <token>\". Tokens are made and revoked in the studio, under API"
                    + " tokens."),
    SCOPE(
            HttpStatus.FORBIDDEN,
            "The token may not do this",
            "Make a token with that scope in the studio, or for the whole site in the console, under API tokens, and use"
                    + " it instead."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such thing",
            "Compare the address with the documentation, and the id with the page of the show, product or order;"
                    + " what belongs to another shop does not exist for this token."),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, "Not that method", "Use one of the methods in the header Allow."),
    MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not that content", "Send JSON, as \"Content-Type: application/json\"."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not that answer", "Accept application/json; there is nothing else."),
    MALFORMED(
            HttpStatus.BAD_REQUEST,
            "The request cannot be read",
            "Correct the request as said in detail, and send it again."),
    INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A value cannot be taken",
            "Correct the value as said in detail, and send it again."),
    TOO_LONG(HttpStatus.CONTENT_TOO_LARGE, "Too long", "Send less, or send the address of what is long instead."),
    NOT_ON_AIR(
            HttpStatus.CONFLICT, "The show is not on air", "Send events between \"Go live\" and the end of the show."),
    STATE(
            HttpStatus.CONFLICT,
            "That cannot be done now",
            "Read it again: where it stands is another than the request needs, as said in detail."),
    CHANGED(
            HttpStatus.PRECONDITION_FAILED,
            "It has been changed meanwhile",
            "Read it again, apply the change to what it is now, and send it with the new ETag as If-Match."),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "A change needs If-Match",
            "Read it first, and send its ETag as If-Match, so that nothing is overwritten that you have not seen."),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The idempotency key was used for something else",
            "Use a new key for each request, and the same one only to repeat that request unchanged."),
    RATE_LIMIT(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "Wait as many seconds as Retry-After says, then send the request again."),
    BROKEN(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something is broken here",
            "Send the request again in a while, with the same Idempotency-Key; if it goes on, tell whoever runs this"
                    + " server."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The server cannot do this now",
            "Wait as many seconds as Retry-After says, then send the request again with the same Idempotency-Key.");

    private final HttpStatus status;
    private final String title;
    private final String help;

    Problem(HttpStatus status, String title, String help) {
        this.status = status;
        this.title = title;
        this.help = help;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param detail what happened, to whom */
    ProblemDetail detail(String detail, String path) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:vitrine:problem:" + code()));
        problem.setTitle(title);
        problem.setInstance(URI.create(path));
        problem.setProperty("code", code());
        problem.setProperty("help", help);
        return problem;
    }
}
