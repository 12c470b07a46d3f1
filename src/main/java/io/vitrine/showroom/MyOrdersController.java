package io.vitrine.showroom;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Visitors;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.Payments;
import io.vitrine.shop.Prices;
import io.vitrine.shop.Quote;
import io.vitrine.shop.ShopException;
import io.vitrine.shop.VariantId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Shows buyers their orders: to who placed them, and to who has their link. */
@Controller
class MyOrdersController {

    private final Orders orders;
    private final Payments payments;
    private final Prices prices;
    private final Visitors visitors;
    private final Accounts accounts;
    private final ShopWords words;
    private final Clock clock;

    MyOrdersController(
            Orders orders,
            Payments payments,
            Prices prices,
            Visitors visitors,
            Accounts accounts,
            ShopWords words,
            Clock clock) {
        this.orders = orders;
        this.prices = prices;
        this.payments = payments;
        this.visitors = visitors;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/shop/orders")
    String list(HttpServletRequest request, Model model) {
        List<OrderView> mine = visitors.find(request)
                .map(visitor -> orders.ofBuyer(visitor.id()))
                .orElse(List.of());
        Map<SellerId, String> shops = mine.stream()
                .map(OrderView::seller)
                .distinct()
                .collect(Collectors.toMap(
                        seller -> seller, seller -> accounts.shopName(seller).orElse("")));
        model.addAttribute("orders", mine);
        model.addAttribute("shops", shops);
        return Sheet.view(request, "shop/orders");
    }

    @GetMapping("/shop/orders/{publicId}")
    String show(
            @PathVariable String publicId,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean returned,
            HttpServletRequest request,
            Model model) {
        OrderView order = upToDate(mine(publicId, key, request), returned);
        boolean opened = key != null && orders.isKeyOf(order.id(), key);
        model.addAttribute("order", order);
        model.addAttribute("shop", accounts.shopName(order.seller()).orElse(""));
        model.addAttribute("instruction", orders.instruction(order).orElse(null));
        model.addAttribute("key", opened ? key : null);
        model.addAttribute(
                "link",
                opened
                        ? ServletUriComponentsBuilder.fromRequestUri(request)
                                .queryParam("key", key)
                                .toUriString()
                        : null);
        model.addAttribute("now", clock.instant());
        model.addAttribute("returned", returned);
        model.addAttribute("outrun", isOutrun(order));
        model.addAttribute("token", token(order));
        return Sheet.view(request, "shop/order");
    }

    @PostMapping("/shop/orders/{publicId}/withdraw")
    String withdraw(
            @PathVariable String publicId,
            @RequestParam(required = false) @Nullable String key,
            Locale language,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        OrderView order = mine(publicId, key, request);
        try {
            orders.withdraw(order.id());
        } catch (ShopException e) {
            redirect.addFlashAttribute("problem", words.why(e, language));
        }
        if (key != null) {
            redirect.addAttribute("key", key);
        }
        return "redirect:/shop/orders/" + order.publicId();
    }

    /** Asked for by GET: a form that ends on another site is not what the pages' policy allows. */
    @GetMapping("/shop/orders/{publicId}/pay")
    String pay(
            @PathVariable String publicId,
            @RequestParam(required = false) @Nullable String key,
            Locale language,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        OrderView order = mine(publicId, key, request);
        String page = "/shop/orders/" + order.publicId();
        // Whoever is known by a cookie takes no key along to another site.
        String needed = isKnown(order, request) ? null : key;
        URI back = ServletUriComponentsBuilder.fromContextPath(request)
                .path(page)
                .queryParamIfPresent("key", Optional.ofNullable(needed))
                .build()
                .toUri();
        try {
            Optional<URI> address = payments.open(order, back);
            if (address.isPresent()) {
                return "redirect:" + address.get();
            }
        } catch (ShopException e) {
            redirect.addFlashAttribute("problem", words.why(e, language));
        }
        if (key != null) {
            redirect.addAttribute("key", key);
        }
        return "redirect:" + page;
    }

    /** For pages that show an order: what it was when they did is what {@link #token} was then. */
    @GetMapping("/shop/orders/{publicId}/state")
    @ResponseBody
    Map<String, String> state(
            @PathVariable String publicId,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean returned,
            HttpServletRequest request) {
        return Map.of("state", token(upToDate(mine(publicId, key, request), returned)));
    }

    /** Who comes back from paying is told at once, whether or not the shop has heard of it. */
    private OrderView upToDate(OrderView order, boolean returned) {
        if (!returned || order.state() != OrderState.AWAITING_PAYMENT) {
            return order;
        }
        payments.look(order);
        return orders.find(order.publicId()).orElse(order);
    }

    private String token(OrderView order) {
        return order.state() + "-" + order.paymentState() + (isOutrun(order) ? "-outrun" : "");
    }

    /** Whether others have paid first for what is not the buyer's yet: then nobody should pay for it any more. */
    private boolean isOutrun(OrderView order) {
        if (order.state() != OrderState.AWAITING_PAYMENT || order.reserved()) {
            return false;
        }
        Map<VariantId, Quote> quotes =
                prices.of(order.lines().stream().map(OrderView.Line::variant).toList(), order.buyer());
        return order.lines().stream()
                .filter(line -> !line.reserved())
                .anyMatch(line -> Optional.ofNullable(quotes.get(line.variant()))
                                .map(Quote::left)
                                .orElse(0)
                        < line.quantity());
    }

    /** Somebody else's does not exist. */
    private OrderView mine(String publicId, @Nullable String key, HttpServletRequest request) {
        return Places.publicId(publicId)
                .flatMap(orders::find)
                .filter(order -> isKnown(order, request) || (key != null && orders.isKeyOf(order.id(), key)))
                .orElseThrow(Places::nowhere);
    }

    private boolean isKnown(OrderView order, HttpServletRequest request) {
        return visitors.find(request)
                .filter(visitor -> visitor.id().equals(order.buyer()))
                .isPresent();
    }
}
