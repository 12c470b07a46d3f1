package io.vitrine.showroom;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.Visitors;
import io.vitrine.analytics.Beacons;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shop.Carts;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.ShopException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a product to buyers, and puts it into their carts. */
@Controller
class ProductPageController {

    private final Products products;
    private final Carts carts;
    private final Visitors visitors;
    private final Accounts accounts;
    private final Broadcasts broadcasts;
    private final Beacons beacons;
    private final ShopWords words;
    private final ProductTerms terms;

    ProductPageController(
            Products products,
            Carts carts,
            Visitors visitors,
            Accounts accounts,
            Broadcasts broadcasts,
            Beacons beacons,
            ShopWords words,
            ProductTerms terms) {
        this.products = products;
        this.carts = carts;
        this.visitors = visitors;
        this.accounts = accounts;
        this.broadcasts = broadcasts;
        this.beacons = beacons;
        this.words = words;
        this.terms = terms;
    }

    @GetMapping("/shop/products/{publicId}")
    String show(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String variant,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("chosen", variant);
        ProductView product = offered(publicId);
        // Programs that follow links have no cookie of ours.
        visitors.find(request)
                .ifPresent(visitor -> Places.publicId(show)
                        .flatMap(broadcasts::find)
                        .ifPresent(found -> beacons.opened(found, visitor.id(), product.publicId())));
        return page(product, show, null, request, model);
    }

    @PostMapping("/shop/products/{publicId}")
    String put(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(defaultValue = "1") String quantity,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "cart") String then,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ProductView product = offered(publicId);
        if (isRehearsal(show)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(product, show, words.rehearsal(language), request, model);
        }
        try {
            VariantView wanted = product.variants().stream()
                    .filter(known -> known.id().toString().equals(variant))
                    .findFirst()
                    .orElseThrow(Places::nowhere);
            Visitor visitor = visitors.welcome(request, response);
            carts.add(visitor.id(), wanted.id(), Quantity.typed(quantity), idOf(show));
        } catch (ShopException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("chosen", variant);
            model.addAttribute("quantity", quantity);
            return page(product, show, words.why(e, language), request, model);
        }
        return then.equals("checkout") ? "redirect:/shop/checkout/" + product.seller() : "redirect:/shop/cart";
    }

    private String page(
            ProductView product, String show, @Nullable String problem, HttpServletRequest request, Model model) {
        model.addAttribute("product", product);
        terms.of(product, visitors.find(request).orElse(null), show, model);
        model.addAttribute("shop", accounts.shopName(product.seller()).orElse(""));
        model.addAttribute("show", idOf(show) == null ? null : show);
        model.addAttribute("rehearsal", isRehearsal(show));
        model.addAttribute("problem", problem);
        model.addAttribute("most", Carts.MOST_UNITS);
        return Sheet.view(request, "shop/product");
    }

    private ProductView offered(String publicId) {
        return Places.publicId(publicId)
                .flatMap(products::find)
                .filter(product -> product.status() == ProductStatus.ACTIVE)
                .orElseThrow(Places::nowhere);
    }

    /** In a rehearsal everything is shown and nothing is sold: neither stock nor a buyer's cart knows of it. */
    private boolean isRehearsal(String show) {
        return Places.publicId(show)
                .flatMap(broadcasts::find)
                .filter(found -> found.listing().isRehearsal())
                .isPresent();
    }

    /** Null as well if there is no such broadcast: a sale does not fail for that. */
    private @Nullable UUID idOf(String show) {
        return Places.publicId(show)
                .flatMap(broadcasts::find)
                .map(BroadcastView::id)
                .map(id -> id.value())
                .orElse(null);
    }
}
