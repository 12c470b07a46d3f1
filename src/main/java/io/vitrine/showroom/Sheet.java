package io.vitrine.showroom;

import jakarta.servlet.http.HttpServletRequest;

/** Tells whether somebody wants a whole page, or what goes into the sheet over the playing picture. */
final class Sheet {

    private Sheet() {}

    static boolean isMeant(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null || request.getParameter("sheet") != null;
    }

    /** @param page a template with a fragment {@code content} */
    static String view(HttpServletRequest request, String page) {
        return isMeant(request) ? page + " :: content" : page;
    }
}
