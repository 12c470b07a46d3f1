package io.vitrine.showroom;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.Visitors;
import io.vitrine.shared.Money;
import io.vitrine.shop.CartView;
import io.vitrine.shop.Carts;
import io.vitrine.shop.CouponBase;
import io.vitrine.shop.CouponClaim;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ShopException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Has a buyer order what is in the cart of one shop. */
@Controller
class CheckoutController {

    private final Carts carts;
    private final Orders orders;
    private final Payments payments;
    private final Visitors visitors;
    private final Accounts accounts;
    private final ShopWords words;
    private final Coupons coupons;
    private final Clock clock;

    CheckoutController(
            Carts carts,
            Orders orders,
            Payments payments,
            Visitors visitors,
            Accounts accounts,
            ShopWords words,
            Coupons coupons,
            Clock clock) {
        this.carts = carts;
        this.orders = orders;
        this.payments = payments;
        this.visitors = visitors;
        this.accounts = accounts;
        this.words = words;
        this.coupons = coupons;
        this.clock = clock;
    }

    @GetMapping("/shop/checkout/{seller}")
    ModelAndView show(
            @PathVariable String seller, @RequestParam(defaultValue = "") String coupon, HttpServletRequest request) {
        SellerId shop = new SellerId(Places.uuid(seller));
        boolean firstPaid = visitors.find(request)
                .flatMap(visitor -> carts.of(visitor.id()).of(shop))
                .filter(CartView.OfShop::isFirstPaid)
                .isPresent();
        List<PaymentKind> kinds = kinds(shop, firstPaid);
        CheckoutForm form = CheckoutForm.empty(kinds.isEmpty() ? PaymentKind.BANK_TRANSFER : kinds.get(0), coupon);
        return page(shop, Map.of("checkoutForm", form), HttpStatus.OK, null, request);
    }

    @PostMapping("/shop/checkout/{seller}")
    ModelAndView order(
            @PathVariable String seller,
            @ModelAttribute CheckoutForm checkoutForm,
            BindingResult errors,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        SellerId shop = new SellerId(Places.uuid(seller));
        Visitor buyer = visitors.welcome(request, response);
        Optional<List<Item>> items = checkoutForm.items(carts.of(buyer.id()).of(shop));
        if (items.isEmpty()) {
            throw Places.nowhere();
        }
        orders.problems(checkoutForm.recipient())
                .forEach(field -> errors.rejectValue(field, "shop.recipient." + field));
        Optional<PaymentKind> kind = checkoutForm.kind();
        if (kind.isEmpty()) {
            errors.rejectValue("payment", "shop.order.payment");
        }
        if (errors.hasErrors() || kind.isEmpty()) {
            return page(shop, errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT, null, request);
        }
        try {
            var placed = orders.place(
                    buyer.id(),
                    new OrderRequest(
                            shop,
                            items.get(),
                            checkoutForm.recipient(),
                            kind.get(),
                            checkoutForm.once(),
                            checkoutForm.claim()));
            String address = "redirect:/shop/orders/" + placed.order().publicId();
            return new ModelAndView(
                    placed.key() == null
                            ? address
                            : address + "?key=" + placed.key().reveal());
        } catch (ShopException e) {
            return page(shop, errors.getModel(), HttpStatus.CONFLICT, words.why(e, language), request);
        }
    }

    /** @param problem why the order was not taken: the page shows what is in the cart now, at the prices of now */
    private ModelAndView page(
            SellerId shop,
            Map<String, ?> form,
            HttpStatus status,
            @Nullable String problem,
            HttpServletRequest request) {
        Optional<Visitor> buyer = visitors.find(request);
        Optional<CartView.OfShop> cart =
                buyer.flatMap(visitor -> carts.of(visitor.id()).of(shop));
        if (buyer.isEmpty() || cart.isEmpty()) {
            return new ModelAndView("redirect:/shop/cart");
        }
        Money total = cart.get().total();
        CouponBase base = cart.get().couponBase();
        // What takes off most: the others stay the buyer's.
        Optional<CouponClaim> best = coupons.usable(buyer.get().id(), shop, base).stream()
                .filter(claim -> claim.coupon().discount(base).minor() > 0)
                .findFirst();
        boolean without = form.get("checkoutForm") instanceof CheckoutForm typed
                && typed.coupon().equals(CheckoutForm.NO_COUPON);
        CouponClaim used = without ? null : best.orElse(null);
        Money off =
                used == null ? new Money(0, total.currency()) : used.coupon().discount(base);
        return new ModelAndView(Sheet.view(request, "shop/checkout"), form, status)
                .addObject("cart", cart.get())
                .addObject(
                        "items",
                        cart.get().lines().stream().map(CheckoutForm::itemOf).toList())
                .addObject("shop", accounts.shopName(shop).orElse(""))
                .addObject(
                        "ways",
                        kinds(shop, cart.get().isFirstPaid()).stream()
                                .map(kind -> Way.of(
                                        kind, payments.patience(shop, kind).orElse(null)))
                                .toList())
                .addObject("best", best.orElse(null))
                .addObject("coupon", used)
                .addObject("discount", off)
                .addObject("due", new Money(total.minor() - off.minor(), total.currency()))
                .addObject(
                        "noCoupons",
                        base.parts().size() < cart.get().lines().size()
                                && hasCoupon(buyer.get(), shop, cart.get().couponBaseWithDeals()))
                .addObject("now", clock.instant())
                .addObject("problem", problem);
    }

    /** Whoever pays on delivery never pays first. */
    private List<PaymentKind> kinds(SellerId shop, boolean firstPaid) {
        return payments.offered(shop).stream()
                .filter(kind -> !firstPaid || kind.isBeforeDelivery())
                .toList();
    }

    /** Whether a coupon would have been of use without the deals that allow none. */
    private boolean hasCoupon(Visitor buyer, SellerId shop, CouponBase all) {
        return coupons.usable(buyer.id(), shop, all).stream()
                .anyMatch(claim -> claim.coupon().discount(all).minor() > 0);
    }

    /**
     * A way to pay.
     *
     * @param hours how long units wait for the money; null if it is less, or without end
     * @param minutes the same for what is not whole hours
     */
    record Way(
            PaymentKind kind,
            @Nullable Long hours,
            @Nullable Long minutes) {

        static Way of(PaymentKind kind, @Nullable Duration patience) {
            if (patience == null) {
                return new Way(kind, null, null);
            }
            boolean whole = patience.toMinutes() % 60 == 0;
            return new Way(kind, whole ? patience.toHours() : null, whole ? null : patience.toMinutes());
        }
    }
}
