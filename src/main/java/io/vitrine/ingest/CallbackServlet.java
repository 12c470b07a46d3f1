package io.vitrine.ingest;

import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the callbacks of nginx-rtmp.
 *
 * <p>nginx goes by the first digit of the status alone, waits until the connection is closed, and takes a Location that
 * is no address as the name to publish under.
 */
final class CallbackServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(CallbackServlet.class);

    // Exact addresses: Spring Security would not see the folder of a mapping with an asterisk.
    static final List<String> ADDRESSES =
            List.of("/rtmp/publish", "/rtmp/publish_done", "/rtmp/done", "/rtmp/disconnect", "/rtmp/play");

    /** nginx-rtmp cuts every field at 255 characters or less. */
    private static final int LONGEST_BODY = 64 << 10;

    private final transient CallerCheck caller;
    private final transient IngestRun run;
    private final transient Publishing publishing;
    private final transient Departures departures;

    CallbackServlet(CallerCheck caller, IngestRun run, Publishing publishing, Departures departures) {
        this.caller = caller;
        this.run = run;
        this.publishing = publishing;
        this.departures = departures;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!caller.passes(request)) {
            log.debug("Refused a call of {} from {}", request.getServletPath(), request.getRemoteAddr());
            answer(response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<String> body = body(request);
        if (body.isEmpty()) {
            log.warn("Refused a call of {} with a body over {} bytes", request.getServletPath(), LONGEST_BODY);
            answer(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        try {
            handle(request.getServletPath(), CallbackForm.parse(body.get()), response);
        } catch (RuntimeException e) {
            log.error("A call of {} could not be answered", request.getServletPath(), e);
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
