package io.vitrine.api;

import io.vitrine.shared.Sha256;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives what programs read an {@code ETag}, a digest of what they are given, so that they are told at once that nothing
 * has changed ({@code If-None-Match}: 304), and change nothing that is another meanwhile ({@code If-Match}: 412). See RFC
 * 9110, sections 8.8.3 and 13.
 */
@Component
class Tags {

    private static final int LENGTH = 32;

    private final JsonMapper json;

    Tags(JsonMapper json) {
        this.json = json;
    }

    String of(Object answer) {
        return '"' + Sha256.hex(json.writeValueAsBytes(answer)).substring(0, LENGTH) + '"';
    }

    /** Spring answers 304 by itself. */
    <T> ResponseEntity<T> answer(T answer) {
        return ResponseEntity.ok()
                .eTag(of(answer))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }

    /**
     * Refuses a change of what is another than the program has seen. Call it in the transaction that changes.
     *
     * @param ifMatch the header; a change needs it
     * @param now what the program would be given now
     */
    void check(@Nullable String ifMatch, Object now) {
        if (ifMatch == null) {
            throw ApiException.of(Problem.PRECONDITION_REQUIRED, "The request says not which version it changes");
        }
        String tag = of(now);
        boolean same = Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                // nginx makes a tag weak that it compresses; what it was made of is the same.
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals(tag) || one.equals("*"));
        if (!same) {
            throw ApiException.of(
                    Problem.CHANGED, "It is another since " + ifMatch + " was given; it is " + tag + " now");
        }
    }
}
