package io.vitrine.ingest;

import io.vitrine.shared.PublicId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the callbacks of nginx-rtmp, before any filter: those are for pages, and took as long as the verdict when
 * encoders came by the thousand.
 *
 * <p>nginx goes by the first digit of the status alone, waits until the connection is closed, and takes a Location that
 * is no address as the name to publish under.
 */
final class CallbackValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(CallbackValve.class);

    private static final Set<String> ADDRESSES =
            Set.of("/rtmp/publish", "/rtmp/publish_done", "/rtmp/done", "/rtmp/disconnect", "/rtmp/play");

    /** nginx-rtmp cuts every field at 255 characters or less. */
    private static final int LONGEST_BODY = 64 << 10;

    private final CallerCheck caller;
    private final IngestRun run;
    private final Publishing publishing;
    private final Departures departures;

    CallbackValve(CallerCheck caller, IngestRun run, Publishing publishing, Departures departures) {
        // What comes after it may: FFmpeg's output is read asynchronously.
        super(true);
        this.caller = caller;
        this.run = run;
        this.publishing = publishing;
        this.departures = departures;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String path = request.getDecodedRequestURI();
        // An address that cannot be decoded has no path; Tomcat answers 400 further on.
        if (path != null && ADDRESSES.contains(path)) {
            answer(path, request, response);
        } else {
            getNext().invoke(request, response);
        }
    }

    private void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        if (!caller.passes(request)) {
            log.debug("Refused a call of {} from {}", path, request.getRemoteAddr());
            answer(response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<String> body = body(request);
        if (body.isEmpty()) {
            log.warn("Refused a call of {} with a body over {} bytes", path, LONGEST_BODY);
            answer(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        try {
            handle(path, CallbackForm.parse(body.get()), response);
        } catch (RuntimeException e) {
            log.error("A call of {} could not be answered", path, e);
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void handle(String path, CallbackForm form, HttpServletResponse response) {
        if (path.equals("/rtmp/play")) {
            // FFmpeg pulls from this machine; viewers have HTTP.
            answer(
                    response,
                    CallerCheck.isLoopback(form.field("addr"))
                            ? HttpServletResponse.SC_OK
                            : HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        OptionalLong clientId = form.clientId();
        if (clientId.isEmpty()) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Optional<ConnectionKey> connection = run.boot().map(boot -> new ConnectionKey(boot, clientId.getAsLong()));
        if (connection.isEmpty()) {
            log.warn("A call of {} came while no ingest nginx is known to run", path);
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        handle(path, connection.get(), form, response);
    }

    private void handle(String path, ConnectionKey connection, CallbackForm form, HttpServletResponse response) {
        switch (path) {
            case "/rtmp/publish" -> publish(connection, form, response);
            case "/rtmp/disconnect" -> {
                departures.closed(connection);
                answer(response, HttpServletResponse.SC_OK);
            }
            default -> {
                departures.stopped(connection);
                answer(response, HttpServletResponse.SC_OK);
            }
        }
    }

    private void publish(ConnectionKey connection, CallbackForm form, HttpServletResponse response) {
        Publisher publisher = new Publisher(connection, form.field("addr"), form.field("flashver"));
        Optional<PublicId> name = publishing.decide(publisher, form);
        // Not sendRedirect: it would make an address of it.
        name.ifPresent(id -> response.setHeader("Location", id.value()));
        answer(response, name.isPresent() ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_FORBIDDEN);
    }

    private static void answer(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Connection", "close");
        response.setContentLength(0);
    }

    private static Optional<String> body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LONGEST_BODY) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        return body.length > LONGEST_BODY ? Optional.empty() : Optional.of(new String(body, StandardCharsets.UTF_8));
    }
}
