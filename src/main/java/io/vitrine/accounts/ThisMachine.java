package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who asks from this machine, and not by way of the edge. */
public final class ThisMachine {

    private ThisMachine() {}

    /** Asked for on loopback: Tomcat takes the address away that the edge tells, but not the scheme. */
    public static boolean asks(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return (address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1"))
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("X-Forwarded-Proto") == null;
    }
}
