package io.vitrine.api;

import io.vitrine.shared.Sha256;
import io.vitrine.tokens.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out a request once, however often a program sends it with the same {@code Idempotency-Key}: the first answer
 * is kept in the transaction of what was done, and given again for a day.
 *
 * <p>A request that was refused has done nothing, so its key is free. See draft-ietf-httpapi-idempotency-key-header.
 */
@Component
class Repeats {

    static final String KEY = "Idempotency-Key";

    /** The header of an answer that was given before. */
    static final String REPEATED = "Idempotent-Replayed";

    private static final int MOST_ATTEMPTS = 5;
    private static final Pattern FORM = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,128})\"?");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String NAMED = " where seller_id = :owner and request_key = :key";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Clock clock;

    Repeats(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Does it, or gives the answer of the first time.
     *
     * @param key null if the program does not care
     * @param request all that makes two requests the same, as JSON
     * @param status of the answer
     * @param command gives what is written as JSON, without any secret: it is kept. Whatever it throws is thrown, and
     *     nothing is kept
     */
    <T> ResponseEntity<T> once(
            Caller caller,
            @Nullable String key,
            Object request,
            HttpStatus status,
            Class<T> type,
            Supplier<T> command) {
        if (key == null) {
            return response(status.value(), false, command.get());
        }
        Matcher form = FORM.matcher(key);
        if (!form.matches()) {
            throw ApiException.of(
                    Problem.MALFORMED, KEY + " is 1 to 128 visible ASCII characters without quotation marks");
        }
        String name = form.group(1);
        String fingerprint = Sha256.hex(json.writeValueAsBytes(request));
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(transaction -> {
                    // Whoever comes second waits here until the first is done.
                    if (!claim(caller, name, fingerprint)) {
                        Kept kept = kept(caller, name, fingerprint);
                        return response(kept.status(), true, json.readValue(kept.body(), type));
                    }
                    T answer = command.get();
                    keep(caller, name, status.value(), json.writeValueAsString(answer));
                    return response(status.value(), false, answer);
                }));
            } catch (ConcurrencyFailureException | UnexpectedRollbackException e) {
                // Somebody else changed the same; what was begun is undone, the key with it.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static <T> ResponseEntity<T> response(int status, boolean repeated, T body) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (repeated) {
            response.header(REPEATED, "true");
        }
        return response.cacheControl(CacheControl.noStore()).body(body);
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forget() {
        jdbc.sql("delete from api_answers where created_at < :before")
                .param("before", time(clock.instant().minus(KEPT)))
                .update();
    }

    private boolean claim(Caller caller, String key, String fingerprint) {
        return jdbc.sql("insert into api_answers (seller_id, request_key, fingerprint, created_at)"
                                + " values (:owner, :key, :fingerprint, :at) on conflict do nothing")
                        .param("owner", caller.owner())
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("at", time(clock.instant()))
                        .update()
                > 0;
    }

    private Kept kept(Caller caller, String key, String fingerprint) {
        Kept kept = jdbc.sql("select fingerprint, status, body from api_answers" + NAMED)
                .param("owner", caller.owner())
                .param("key", key)
                .query((row, number) ->
                        new Kept(row.getString("fingerprint"), row.getInt("status"), row.getString("body")))
                .optional()
                .orElseThrow(() -> ApiException.wait(
                        Problem.UNAVAILABLE,
                        "A request with the key " + key + " is being carried out",
                        Duration.ofSeconds(1)));
        if (!kept.fingerprint().equals(fingerprint)) {
            throw ApiException.of(Problem.KEY_REUSED, "The key " + key + " belongs to another request");
        }
        return kept;
    }

    private void keep(Caller caller, String key, int status, String body) {
        jdbc.sql("update api_answers set status = :status, body = :body" + NAMED)
                .param("status", status)
                .param("body", body)
                .param("owner", caller.owner())
                .param("key", key)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private record Kept(String fingerprint, int status, String body) {}
}
