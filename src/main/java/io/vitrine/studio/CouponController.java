package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.Products;
import io.vitrine.shop.ShopException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists a seller's coupons, and makes and takes back one. */
@Controller
@Needs(Right.PRODUCTS)
class CouponController {

    private static final String FORM = "studio/coupon";

    private final SellerScope scope;
    private final Coupons coupons;
    private final Products products;

    CouponController(SellerScope scope, Coupons coupons, Products products) {
        this.scope = scope;
        this.coupons = coupons;
        this.products = products;
    }

    @GetMapping("/studio/coupons")
    String list(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("coupons", coupons.ofSeller(scope.seller(who)));
        return "studio/coupons";
    }

    @GetMapping("/studio/coupons/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn who) {
        return page(who, new ModelAndView(FORM, "couponForm", CouponForm.empty()));
    }

    @PostMapping("/studio/coupons")
    ModelAndView create(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute CouponForm couponForm,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (save(who, couponForm, errors).isEmpty()) {
            return page(who, new ModelAndView(FORM, errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT));
        }
        redirect.addFlashAttribute(Commands.DONE, "studio.coupon.created");
        return new ModelAndView("redirect:/studio/coupons");
    }

    @PostMapping("/studio/coupons/{publicId}/revoke")
    String revoke(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        coupons.revoke(scope.coupon(who, publicId).id());
        redirect.addFlashAttribute(Commands.DONE, "studio.coupon.revoked");
        return "redirect:/studio/coupons";
    }

    private ModelAndView page(SignedIn who, ModelAndView page) {
        return page.addObject("currency", products.currency())
                .addObject("products", products.ofSeller(scope.seller(who), "", null));
    }

    private Optional<CouponView> save(SignedIn who, CouponForm form, BindingResult errors) {
        Set<PublicId> only = form.product().stream()
                .map(id -> scope.product(who, id).publicId())
                .collect(Collectors.toSet());
        try {
            return form.draft(products.currency(), only, errors).map(draft -> coupons.create(scope.seller(who), draft));
        } catch (ShopException e) {
            errors.rejectValue(fieldOf(e), e.code(), e.args(), null);
            return Optional.empty();
        }
    }

    private static String fieldOf(ShopException e) {
        return switch (e.code()) {
            case "shop.coupon.title" -> "title";
            case "shop.coupon.least" -> "least";
            case "shop.coupon.total" -> "total";
            case "shop.coupon.hours" -> "hours";
            case "shop.coupon.address" -> "address";
            case "shop.coupon.products" -> "product";
            default -> "amount";
        };
    }
}
