package io.vitrine.api;

import io.vitrine.accounts.AccountException;
import io.vitrine.broadcasts.BroadcastException;
import io.vitrine.channels.ChannelException;
import io.vitrine.polls.PollException;
import io.vitrine.profiles.ProfileException;
import io.vitrine.shop.ShopException;
import io.vitrine.stage.StageException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Translates what goes wrong in the API's controllers. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(5);
    private static final Set<String> VALUES = Set.of("stage.metadata.name", "stage.metadata.time", "stage.notice.text");

    /** What is right by itself, and cannot be done where the thing stands. */
    private static final Set<String> STATES = Set.of(
            "shop.order.step",
            "shop.variant.sold",
            "shop.sku.taken",
            "shop.stock.less",
            "broadcast.over",
            "broadcast.on-air",
            "broadcast.no-signal",
            "broadcast.no-picture",
            "broadcast.blocked",
            "broadcast.not-blocked",
            "broadcast.holds",
            "broadcast.playback.open",
            "channel.unverified",
            "seller.standing",
            "shop.coupon.dropped",
            "shop.coupon.below",
            "shop.coupon.unusable",
            "stage.coupon.air",
            "stage.coupon.rehearsal",
            "polls.air",
            "polls.delete",
            "polls.many",
            "polls.opened",
            "polls.over",
            "polls.reveal.none",
            "profiles.default",
            "profiles.name.taken",
            "profiles.retired",
            "stage.over",
            "stage.lineup.full",
            "stage.lineup.status",
            "stage.pin.unknown");

    private final MessageSource messages;

    ApiErrors(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ApiException e, HttpServletRequest request) {
        return ProblemWriter.answer(e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(StageException e, HttpServletRequest request) {
        String detail = String.valueOf(e.getMessage());
        return ProblemWriter.answer(
                switch (e.code()) {
                    case "stage.event.rate" -> ApiException.wait(Problem.RATE_LIMIT, detail, SECOND);
                    case "stage.event.long" -> ApiException.of(Problem.TOO_LONG, detail);
                    case "stage.metadata.air" -> ApiException.of(Problem.NOT_ON_AIR, detail);
                    default ->
                        ApiException.of(
                                STATES.contains(e.code())
                                        ? Problem.STATE
                                        : VALUES.contains(e.code()) ? Problem.INVALID : Problem.MALFORMED,
                                detail);
                },
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ShopException e, HttpServletRequest request) {
        return refuse(e.code(), e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(BroadcastException e, HttpServletRequest request) {
        return refuse(e.code(), e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ChannelException e, HttpServletRequest request) {
        return refuse(e.code(), e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(AccountException e, HttpServletRequest request) {
        return refuse(e.code(), e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(PollException e, HttpServletRequest request) {
        return refuse(e.code(), e, request);
    }

    /** Whoever changed it between the look at its tag and the change was quicker. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ProfileException e, HttpServletRequest request) {
        Problem problem = STATES.contains(e.code())
                ? Problem.STATE
                : e.code().equals("profiles.changed") ? Problem.CHANGED : Problem.INVALID;
        String said = messages.getMessage(e.code(), new Object[] {e.argument()}, Locale.ENGLISH);
        return ProblemWriter.answer(ApiException.of(problem, e.field() + ": " + said), request);
    }

    private static ResponseEntity<ProblemDetail> refuse(String code, RuntimeException e, HttpServletRequest request) {
        Problem problem = STATES.contains(code) ? Problem.STATE : Problem.INVALID;
        return ProblemWriter.answer(ApiException.of(problem, String.valueOf(e.getMessage())), request);
    }

    /** Of two who take the same number at once the database lets one have it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(DataIntegrityViolationException e, HttpServletRequest request) {
        log.info("{} {} is at odds with what there is", request.getMethod(), request.getRequestURI(), e);
        return ProblemWriter.answer(
                ApiException.of(
                        Problem.STATE, "Somebody else has taken the same at the same time, and nothing was done"),
                request);
    }

    /** Of two who change the same one is quicker; whoever says what it has seen is told so, and others try again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ConcurrencyFailureException e, HttpServletRequest request) {
        String detail = "Somebody else has changed the same at the same time, and nothing was done";
        return ProblemWriter.answer(
                request.getHeader(HttpHeaders.IF_MATCH) == null
                        ? ApiException.wait(Problem.UNAVAILABLE, detail, SECOND)
                        : ApiException.of(Problem.CHANGED, detail),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(HttpMessageNotReadableException e, HttpServletRequest request) {
        return ProblemWriter.answer(
                ApiException.of(
                        Problem.MALFORMED, "The body is not the JSON object that this address takes: " + reason(e)),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return ProblemWriter.answer(
                ApiException.of(
                        Problem.MALFORMED, "The value of \"" + e.getName() + "\" is not of the kind it has to be"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MissingRequestValueException e, HttpServletRequest request) {
        return ProblemWriter.answer(ApiException.of(Problem.MALFORMED, String.valueOf(e.getMessage())), request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e, HttpServletRequest request) {
        log.warn("{} {} could not be answered: the database is away", request.getMethod(), request.getRequestURI(), e);
        return ProblemWriter.answer(away(), request);
    }

    static ApiException away() {
        return ApiException.wait(
                Problem.UNAVAILABLE, "The database does not answer, and nothing was changed", WHILE_AWAY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(Exception e, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return ProblemWriter.answer(
                ApiException.of(
                        Problem.BROKEN, "The request could not be carried out; the log of this server says why"),
                request);
    }

    /** The first line of what the parser says, which holds nothing of ours. */
    private static String reason(HttpMessageNotReadableException e) {
        Throwable cause = e.getMostSpecificCause();
        String message = cause instanceof tools.jackson.core.JacksonException parser
                ? parser.getOriginalMessage()
                : "it is missing, or is no JSON";
        return message.lines().findFirst().orElse("it is empty");
    }
}
