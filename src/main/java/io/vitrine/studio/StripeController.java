package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import io.vitrine.stripe.StripeAccount;
import io.vitrine.stripe.StripeAccounts;
import io.vitrine.stripe.StripeException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Asks a seller for the keys to take payments with Stripe; keys that were typed are never sent back. */
@Controller
@Needs(Right.SHOP)
class StripeController {

    private static final String PAGE = "studio/stripe";
    private static final String HERE = "redirect:/studio/payments/stripe";

    private final SellerScope scope;
    private final StripeAccounts accounts;

    StripeController(SellerScope scope, StripeAccounts accounts) {
        this.scope = scope;
        this.accounts = accounts;
    }

    @GetMapping("/studio/payments/stripe")
    ModelAndView show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        SellerId seller = scope.seller(who);
        StripeForm form = accounts.of(seller).map(StripeForm::of).orElse(StripeForm.NEW);
        return page(new ModelAndView(PAGE, "stripeForm", form), seller, request);
    }

    @PostMapping("/studio/payments/stripe")
    ModelAndView save(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute StripeForm stripeForm,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        SellerId seller = scope.seller(who);
        try {
            StripeAccount saved = accounts.save(seller, stripeForm.draft());
            redirect.addFlashAttribute(
                    Commands.DONE, saved.isOpen() ? "studio.stripe.saved.open" : "studio.stripe.saved");
            return new ModelAndView(HERE);
        } catch (StripeException e) {
            errors.rejectValue(e.field(), e.code());
            return page(new ModelAndView(PAGE, errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT), seller, request);
        }
    }

    @PostMapping("/studio/payments/stripe/remove")
    String remove(@AuthenticationPrincipal SignedIn who, RedirectAttributes redirect) {
        try {
            accounts.remove(scope.seller(who));
            redirect.addFlashAttribute(Commands.DONE, "studio.stripe.removed");
        } catch (StripeException e) {
            redirect.addFlashAttribute(Commands.FAILED, e.code());
        }
        return HERE;
    }

    private ModelAndView page(ModelAndView page, SellerId seller, HttpServletRequest request) {
        return page.addObject("account", accounts.of(seller).orElse(null))
                .addObject(
                        "webhook",
                        ServletUriComponentsBuilder.fromContextPath(request)
                                .path("/stripe/events/" + seller)
                                .toUriString())
                .addObject("secure", request.isSecure());
    }
}
