package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductImages;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.ShopException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists a seller's products, and makes and changes one. */
@Controller
@Needs(Right.PRODUCTS)
class ProductController {

    private static final String PAGE = "studio/product";

    private final SellerScope scope;
    private final Products products;

    ProductController(SellerScope scope, Products products) {
        this.scope = scope;
        this.products = products;
    }

    @GetMapping("/studio/products")
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            Model model) {
        ProductStatus wanted = statusOf(status).orElse(null);
        model.addAttribute("q", q.strip());
        model.addAttribute("status", wanted);
        model.addAttribute("statuses", ProductStatus.values());
        model.addAttribute("products", products.ofSeller(scope.seller(who), q, wanted));
        model.addAttribute("most", Products.MOST_LISTED);
        return "studio/products";
    }

    @GetMapping("/studio/products/new")
    ModelAndView form() {
        return page(ProductForm.empty(), null);
    }

    @PostMapping("/studio/products")
    ModelAndView create(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute ProductForm productForm,
            BindingResult errors,
            @RequestParam(defaultValue = "") String rows,
            RedirectAttributes redirect) {
        if (!rows.isEmpty()) {
            return page(changed(productForm, rows), null);
        }
        Function<ProductDraft, ProductView> create = draft -> products.create(scope.seller(who), draft);
        return save(productForm, errors, null, create)
                .map(made -> done(redirect, made, "studio.product.created"))
                .orElseGet(() -> again(errors, null));
    }

    @GetMapping("/studio/products/{publicId}")
    ModelAndView show(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        ProductView product = scope.product(who, publicId);
        return page(ProductForm.of(product), product);
    }

    @PostMapping("/studio/products/{publicId}")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @ModelAttribute ProductForm productForm,
            BindingResult errors,
            @RequestParam(defaultValue = "") String rows,
            RedirectAttributes redirect) {
        ProductView product = scope.product(who, publicId);
        if (!rows.isEmpty()) {
            return page(changed(productForm, rows), product);
        }
        return save(productForm, errors, product, draft -> products.change(product.id(), draft))
                .map(saved -> done(redirect, saved, "studio.product.changed"))
                .orElseGet(() -> again(errors, product));
    }

    @PostMapping("/studio/products/{publicId}/status")
    ModelAndView become(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam String to,
            RedirectAttributes redirect) {
        ProductView product = scope.product(who, publicId);
        statusOf(to).ifPresent(status -> {
            products.become(product.id(), status);
            redirect.addFlashAttribute(Commands.DONE, "studio.product.now." + status.key());
        });
        return new ModelAndView("redirect:/studio/products/" + publicId);
    }

    private Optional<ProductView> save(
            ProductForm form,
            BindingResult errors,
            @Nullable ProductView product,
            Function<ProductDraft, ProductView> keep) {
        try {
            return form.draft(currencyOf(product), errors).map(keep);
        } catch (ShopException e) {
            errors.rejectValue(fieldOf(e), e.code(), e.args(), null);
            return Optional.empty();
        }
    }

    /** @param rows {@code add}, or the number of the row that is taken away */
    private static ProductForm changed(ProductForm form, String rows) {
        return rows.matches("\\d{1,3}")
                ? form.without(Integer.parseInt(rows))
                : form.variants().size() < Products.MOST_VARIANTS ? form.withOneMore() : form;
    }

    private ModelAndView page(ProductForm form, @Nullable ProductView product) {
        return filled(new ModelAndView(PAGE), product).addObject("productForm", form);
    }

    private ModelAndView again(BindingResult errors, @Nullable ProductView product) {
        return filled(new ModelAndView(PAGE, errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT), product);
    }

    private ModelAndView filled(ModelAndView page, @Nullable ProductView product) {
        return page.addObject("product", product)
                .addObject("currency", currencyOf(product))
                .addObject("mostVariants", Products.MOST_VARIANTS)
                .addObject("mostImages", ProductImages.MOST)
                .addObject("mostImageBytes", ProductImages.MOST_BYTES);
    }

    private static ModelAndView done(RedirectAttributes redirect, ProductView product, String what) {
        redirect.addFlashAttribute(Commands.DONE, what);
        return new ModelAndView("redirect:/studio/products/" + product.publicId());
    }

    private Currency currencyOf(@Nullable ProductView product) {
        return product == null ? products.currency() : product.from().currency();
    }

    private static String fieldOf(ShopException e) {
        String field = switch (e.code()) {
            case "shop.title" -> "title";
            case "shop.description" -> "description";
            case "shop.sku", "shop.sku.taken" -> "sku";
            case "shop.variant.name" -> "name";
            case "shop.price" -> "price";
            case "shop.stock.less", "shop.stock.range" -> "stock";
            default -> "variants";
        };
        return e.variant() < 0 ? field : "variants[" + e.variant() + "]." + field;
    }

    private static Optional<ProductStatus> statusOf(String name) {
        return Arrays.stream(ProductStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }
}
