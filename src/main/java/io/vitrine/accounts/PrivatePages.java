package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Knows which pages need a person, and how to send a browser elsewhere from them. */
final class PrivatePages {

    private static final List<String> ROOTS = List.of("/studio", "/console", "/account", "/apply");

    private PrivatePages() {}

    /** Decoded, as the rules see it, so that an encoded letter does not lead around them. */
    static String path(HttpServletRequest request) {
        return Objects.toString(request.getServletPath(), "") + Objects.toString(request.getPathInfo(), "");
    }

    static boolean contains(String path) {
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    /** htmx follows a redirect unseen and would put the other page into a corner of this one, so it is told. */
    static void redirect(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", path);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(path);
        }
    }
}
