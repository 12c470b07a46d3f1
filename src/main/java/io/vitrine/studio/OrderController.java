package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ShopException;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists a seller's orders, shows one, and takes it on. */
@Controller
@Needs(Right.ORDERS)
class OrderController {

    private final SellerScope scope;
    private final Orders orders;
    private final Payments payments;
    private final OrderSheet sheet;

    OrderController(SellerScope scope, Orders orders, Payments payments, OrderSheet sheet) {
        this.scope = scope;
        this.orders = orders;
        this.payments = payments;
        this.sheet = sheet;
    }

    @GetMapping("/studio/orders")
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletResponse response,
            Model model) {
        SellerId seller = scope.seller(who);
        OrderState wanted = stateOf(state).orElse(null);
        model.addAttribute("q", q.strip());
        model.addAttribute("state", wanted);
        model.addAttribute("states", OrderState.values());
        model.addAttribute("orders", orders.ofSeller(seller, q, wanted, Orders.MOST_LISTED));
        model.addAttribute("most", Orders.MOST_LISTED);
        model.addAttribute("closed", payments.offered(seller).isEmpty());
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        return fragment ? "studio/orders :: list" : "studio/orders";
    }

    @GetMapping("/studio/orders.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            Locale language) {
        List<OrderView> found =
                orders.ofSeller(scope.seller(who), q, stateOf(state).orElse(null), Orders.MOST_EXPORTED);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("orders.csv")
                                .build()
                                .toString())
                .body(sheet.of(found, language).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/studio/orders/{publicId}")
    String show(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        OrderView order = scope.order(who, publicId);
        model.addAttribute("order", order);
        model.addAttribute("history", payments.history(order.id()));
        return "studio/order";
    }

    @PostMapping("/studio/orders/{publicId}/steps")
    String take(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam String step,
            RedirectAttributes redirect) {
        OrderView order = scope.order(who, publicId);
        Arrays.stream(OrderStep.values())
                .filter(known -> known.name().equals(step))
                .findFirst()
                .ifPresent(known -> take(order, known, redirect));
        return "redirect:/studio/orders/" + publicId;
    }

    private void take(OrderView order, OrderStep step, RedirectAttributes redirect) {
        try {
            OrderView after = orders.take(order.id(), step);
            redirect.addFlashAttribute(
                    Commands.DONE, "studio.order.now." + after.state().key());
        } catch (ShopException e) {
            redirect.addFlashAttribute(Commands.FAILED, e.code());
        }
    }

    private static Optional<OrderState> stateOf(String name) {
        return Arrays.stream(OrderState.values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }
}
