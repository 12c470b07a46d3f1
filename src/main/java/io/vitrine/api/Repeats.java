package io.vitrine.api;

import io.vitrine.shared.Sha256;
import io.vitrine.tokens.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
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

    private static final Pattern FORM = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,128})\"?");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String NAMED = " where seller_id = :seller and request_key = :key";

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
     * @param command gives the status and what is written as JSON; whatever it throws is thrown, and nothing is kept
     */
    Answer once(Caller caller, @Nullable String key, Object request, Supplier<Map.Entry<Integer, ?>> command) {
        if (key == null) {
            return answer(command.get());
        }
        Matcher form = FORM.matcher(key);
        if (!form.matches()) {
            throw ApiException.of(
                    Problem.MALFORMED, KEY + " is 1 to 128 visible ASCII characters without quotation marks");
        }
        String name = form.group(1);
        String fingerprint = digest(json.writeValueAsBytes(request));
        return Objects.requireNonNull(transactions.execute(status -> {
            // Whoever comes second waits here until the first is done.
            if (!claim(caller, name, fingerprint)) {
                return replay(caller, name, fingerprint);
            }
            Answer answer = answer(command.get());
            keep(caller, name, answer);
            return answer;
        }));
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forget() {
        jdbc.sql("delete from api_answers where created_at < :before")
                .param("before", time(clock.instant().minus(KEPT)))
                .update();
    }

    private boolean claim(Caller caller, String key, String fingerprint) {
        return jdbc.sql("insert into api_answers (seller_id, request_key, fingerprint, created_at)"
                                + " values (:seller, :key, :fingerprint, :at) on conflict do nothing")
                        .param("seller", caller.seller().value())
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("at", time(clock.instant()))
                        .update()
                > 0;
    }

    private Answer replay(Caller caller, String key, String fingerprint) {
        Optional<Kept> kept = jdbc.sql("select fingerprint, status, body from api_answers" + NAMED)
                .param("seller", caller.seller().value())
                .param("key", key)
                .query((row, number) ->
                        new Kept(row.getString("fingerprint"), row.getInt("status"), row.getString("body")))
                .optional();
        if (kept.isEmpty()) {
            throw ApiException.wait(
                    Problem.UNAVAILABLE,
                    "A request with the key " + key + " is being carried out",
                    Duration.ofSeconds(1));
        }
        if (!kept.get().fingerprint().equals(fingerprint)) {
            throw ApiException.of(Problem.KEY_REUSED, "The key " + key + " belongs to another request of this shop");
        }
        return new Answer(kept.get().status(), kept.get().body(), true);
    }

    private void keep(Caller caller, String key, Answer answer) {
        jdbc.sql("update api_answers set status = :status, body = :body" + NAMED)
                .param("status", answer.status())
                .param("body", answer.body())
                .param("seller", caller.seller().value())
                .param("key", key)
                .update();
    }

    private Answer answer(Map.Entry<Integer, ?> made) {
        return new Answer(made.getKey(), json.writeValueAsString(made.getValue()), false);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String digest(byte[] request) {
        return Sha256.hex(request);
    }

    /**
     * What a program is answered.
     *
     * @param body JSON
     * @param repeated whether it was answered before
     */
    record Answer(int status, String body, boolean repeated) {}

    private record Kept(String fingerprint, int status, String body) {}
}
