package io.vitrine.packaging;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the PUTs of FFmpeg: {@code /packager/<stream>/<rendition>/<token>}, each as long as the show.
 *
 * <p>Reads without blocking, so an input costs no thread.
 */
class PackagerServlet extends HttpServlet {

    static final String PATH = "/packager/";

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // A servlet is never written anywhere.
    private final DefaultPackager packager;

    PackagerServlet(DefaultPackager packager) {
        this.packager = packager;
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InputConnection connection = new InputConnection();
        Optional<Input> input = fromThisMachine(request) ? named(request.getPathInfo(), connection) : Optional.empty();
        // Whatever becomes of it, nothing else is read from this connection.
        response.setHeader("Connection", "close");
        if (input.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        connection.begin(input.get(), context, request.getInputStream());
    }

    private Optional<Input> named(@Nullable String path, InputConnection connection) {
        String[] names = path == null ? new String[0] : path.split("/", -1);
        return names.length == 4 && names[0].isEmpty()
                ? packager.input(names[1], names[2], names[3], connection::close)
                : Optional.empty();
    }

    /** Asks the connection itself: what a proxy says of it in headers has been put over the request by a filter. */
    private static boolean fromThisMachine(HttpServletRequest request) throws IOException {
        ServletRequest bare = request;
        while (bare instanceof ServletRequestWrapper wrapper) {
            bare = wrapper.getRequest();
        }
        boolean proxied = bare instanceof HttpServletRequest http
                && (http.getHeader("X-Forwarded-For") != null || http.getHeader("Forwarded") != null);
        return !proxied && InetAddress.getByName(bare.getRemoteAddr()).isLoopbackAddress();
    }
}
