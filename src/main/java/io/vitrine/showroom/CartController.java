package io.vitrine.showroom;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.Visitors;
import io.vitrine.shop.CartView;
import io.vitrine.shop.Carts;
import io.vitrine.shop.ShopException;
import io.vitrine.shop.VariantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a visitor's cart, and changes what is in it. */
@Controller
class CartController {

    private final Carts carts;
    private final Visitors visitors;
    private final Accounts accounts;
    private final ShopWords words;

    CartController(Carts carts, Visitors visitors, Accounts accounts, ShopWords words) {
        this.carts = carts;
        this.visitors = visitors;
        this.accounts = accounts;
        this.words = words;
    }

    @GetMapping("/shop/cart")
    String show(HttpServletRequest request, Model model) {
        return page(null, request, model);
    }

    @PostMapping("/shop/cart/{variant}")
    String change(
            @PathVariable String variant,
            @RequestParam(defaultValue = "") String quantity,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Visitor visitor = visitors.welcome(request, response);
        try {
            carts.change(visitor.id(), new VariantId(Places.uuid(variant)), Quantity.typed(quantity));
        } catch (ShopException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(words.why(e, language), request, model);
        }
        return "redirect:/shop/cart";
    }

    private String page(@Nullable String problem, HttpServletRequest request, Model model) {
        List<Shelf> shelves = visitors.find(request).map(visitor -> carts.of(visitor.id())).stream()
                .flatMap(cart -> cart.shops().stream())
                .map(part -> new Shelf(accounts.shopName(part.seller()).orElse(""), part))
                .toList();
        model.addAttribute("shelves", shelves);
        model.addAttribute("problem", problem);
        model.addAttribute("most", Carts.MOST_UNITS);
        return Sheet.view(request, "shop/cart");
    }

    /** What is of one shop, and that shop's name. */
    record Shelf(String shop, CartView.OfShop part) {}
}
