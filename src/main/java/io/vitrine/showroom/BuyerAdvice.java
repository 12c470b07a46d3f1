package io.vitrine.showroom;

import io.vitrine.accounts.Visitors;
import io.vitrine.shop.Carts;
import io.vitrine.waitlist.Waitlist;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the pages that people buy on how much is in their cart, and whether they are in the sheet. */
@ControllerAdvice(
        assignableTypes = {
            WatchController.class,
            ProductPageController.class,
            CartController.class,
            CheckoutController.class,
            MyOrdersController.class,
            WaitlistController.class
        })
class BuyerAdvice {

    private final Visitors visitors;
    private final Carts carts;
    private final Waitlist waitlist;

    BuyerAdvice(Visitors visitors, Carts carts, Waitlist waitlist) {
        this.visitors = visitors;
        this.carts = carts;
        this.waitlist = waitlist;
    }

    @ModelAttribute("cartCount")
    int cartCount(HttpServletRequest request) {
        return visitors.find(request).map(visitor -> carts.count(visitor.id())).orElse(0);
    }

    /** For how many things a visitor waits, or has them kept. */
    @ModelAttribute("waitCount")
    long waitCount(HttpServletRequest request) {
        return visitors.find(request).map(visitor -> waitlist.of(visitor.id())).stream()
                .flatMap(List::stream)
                .filter(view -> view.isWaiting() || view.isOffered())
                .count();
    }

    @ModelAttribute("sheet")
    boolean sheet(HttpServletRequest request, HttpServletResponse response) {
        // The state of a show is the same for everybody, and the edge keeps it once.
        if (request.getRequestURI().startsWith("/shop/")) {
            response.addHeader(HttpHeaders.VARY, "HX-Request");
        }
        return Sheet.isMeant(request);
    }
}
