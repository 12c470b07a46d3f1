package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ShopException;
import io.vitrine.stripe.StripeAccounts;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks a seller how to be paid. */
@Controller
@Needs(Right.SHOP)
class PaymentController {

    private static final String PAGE = "studio/payments";

    private final SellerScope scope;
    private final Payments payments;
    private final StripeAccounts stripe;

    PaymentController(SellerScope scope, Payments payments, StripeAccounts stripe) {
        this.scope = scope;
        this.payments = payments;
        this.stripe = stripe;
    }

    @GetMapping("/studio/payments")
    ModelAndView show(@AuthenticationPrincipal SignedIn who) {
        return page(who, new ModelAndView(PAGE, "paymentForm", PaymentForm.of(payments.terms(scope.seller(who)))));
    }

    @PostMapping("/studio/payments")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute PaymentForm paymentForm,
            BindingResult errors,
            RedirectAttributes redirect) {
        try {
            payments.change(scope.seller(who), paymentForm.terms());
        } catch (ShopException e) {
            errors.rejectValue(fieldOf(e), e.code());
            return page(who, new ModelAndView(PAGE, errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT));
        }
        redirect.addFlashAttribute(Commands.DONE, "studio.payments.changed");
        return new ModelAndView("redirect:/studio/payments");
    }

    private ModelAndView page(SignedIn who, ModelAndView page) {
        return page.addObject("stripe", stripe.of(scope.seller(who)).orElse(null));
    }

    private static String fieldOf(ShopException e) {
        return switch (e.code()) {
            case "shop.payments.hours" -> "transferHours";
            case "shop.payments.address" -> "checkoutAddress";
            case "shop.payments.minutes" -> "checkoutMinutes";
            default -> "bankAccount";
        };
    }
}
