package io.vitrine.ingest;

import static io.vitrine.ingest.VerdictTimes.Outcome.ACCEPTED;
import static io.vitrine.ingest.VerdictTimes.Outcome.FAILED;
import static io.vitrine.ingest.VerdictTimes.Outcome.REFUSED;

import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.Secret;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers the calls of nginx-rtmp, and lets in nobody who does not know the secret in its configuration. */
@Component
class Callbacks {

    private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

    private static final Set<String> PATHS = Set.of("/publish", "/publish_done", "/disconnect", "/play");
    private static final String SECRET = "s=";

    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Secret secret;
    private final IngestRun run;
    private final Publishing publishing;
    private final Departures departures;
    private final VerdictTimes times;

    Callbacks(MediaNode node, IngestRun run, Publishing publishing, Departures departures, VerdictTimes times) {
        this.secret = node.callbackSecret();
        this.run = run;
        this.publishing = publishing;
        this.departures = departures;
        this.times = times;
    }

    /** Returns at once; the answer may be given later, by another thread. */
    void answer(Call call) {
        try {
            int refusal = refusal(call.request());
            if (refusal == OK) {
                handle(call, CallbackForm.parse(call.request().body()));
            } else {
                log.debug("Refused {}: {}", call.request(), refusal);
                call.answer(refusal);
            }
        } catch (RuntimeException | Error e) {
            // An Error, too, such as no memory: the thread that calls is the only one that listens.
            fail(call, e);
        }
    }

    private int refusal(CallbackRequest request) {
        if (request.refusal() != CallbackRequest.UNDERSTOOD) {
            return request.refusal();
        }
        if (!request.method().equals("POST")) {
            return METHOD_NOT_ALLOWED;
        }
        if (!knowsSecret(request.query())) {
            return FORBIDDEN;
        }
        return PATHS.contains(request.path()) ? OK : NOT_FOUND;
    }

    private boolean knowsSecret(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(SECRET))
                .findFirst()
                .map(pair -> Secret.of(pair.substring(SECRET.length())).equals(secret))
                .orElse(false);
    }

    private void handle(Call call, CallbackForm form) {
        if (call.request().path().equals("/play")) {
            // FFmpeg pulls from this machine; viewers have HTTP.
            call.answer(form.isFromLoopback() ? OK : FORBIDDEN);
            return;
        }
        OptionalLong clientId = form.clientId();
        if (clientId.isEmpty()) {
            call.answer(BAD_REQUEST);
            return;
        }
        Optional<ConnectionKey> connection = run.boot().map(boot -> new ConnectionKey(boot, clientId.getAsLong()));
        if (connection.isEmpty()) {
            log.warn("{} came while no ingest nginx is known to run", call.request());
            call.answer(UNAVAILABLE);
            return;
        }
        handle(call, connection.get(), form);
    }

    private void handle(Call call, ConnectionKey connection, CallbackForm form) {
        switch (call.request().path()) {
            case "/publish" -> publish(call, connection, form);
            case "/disconnect" -> confirm(call, departures.closed(connection));
            default -> confirm(call, departures.stopped(connection));
        }
    }

    private void publish(Call call, ConnectionKey connection, CallbackForm form) {
        Publisher publisher = new Publisher(connection, form.field("addr"), form.field("flashver"));
        publishing.decide(publisher, form).whenComplete((name, failure) -> {
            if (failure == null) {
                call.answer(name.isPresent() ? FOUND : FORBIDDEN, name.orElse(null));
            } else {
                fail(call, failure);
            }
            times.took(call.since(), failure != null ? FAILED : name.isPresent() ? ACCEPTED : REFUSED);
        });
    }

    private static void confirm(Call call, CompletableFuture<Boolean> noted) {
        noted.whenComplete((done, failure) -> {
            if (failure == null) {
                call.answer(OK);
            } else {
                fail(call, failure);
            }
        });
    }

    private static void fail(Call call, Throwable failure) {
        log.error("{} could not be answered", call.request(), failure);
        call.answer(UNAVAILABLE);
    }
}
