package io.vitrine.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets a buyer ask for a shop, and a seller say who is behind it. */
@Controller
class ShopController {

    private static final String PAGE = "/apply";

    private final SellerService sellers;

    ShopController(SellerService sellers) {
        this.sellers = sellers;
    }

    @GetMapping(PAGE)
    ModelAndView form(@AuthenticationPrincipal SignedIn who) {
        if (who.role() == Role.ADMIN) {
            return new ModelAndView("redirect:/console/applications");
        }
        return page(who, HttpStatus.OK, null, Map.of());
    }

    @PostMapping(PAGE)
    ModelAndView send(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String businessNumber,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String returnsPolicy,
            RedirectAttributes redirect) {
        ShopFacts typed = new ShopFacts(name, businessNumber, contact, returnsPolicy);
        SellerId shop = who.seller();
        try {
            if (shop == null) {
                sellers.apply(who.account(), typed);
            } else {
                sellers.describe(shop, typed);
            }
        } catch (AccountException e) {
            return page(who, HttpStatus.UNPROCESSABLE_CONTENT, typed, Map.of(e.field() + "Problem", e.code()));
        }
        redirect.addFlashAttribute("notice", shop == null ? "accounts.apply.sent" : "accounts.apply.saved");
        return new ModelAndView("redirect:" + PAGE);
    }

    private ModelAndView page(
            SignedIn who, HttpStatus status, @Nullable ShopFacts typed, Map<String, String> problems) {
        SellerApplication known = sellers.of(who).orElse(null);
        Map<String, Object> model = new HashMap<>(problems);
        model.put("known", known);
        model.put(
                "facts",
                Objects.requireNonNullElseGet(
                        typed, () -> known == null ? new ShopFacts("", "", "", "") : known.facts()));
        return new ModelAndView("accounts/apply", model, status);
    }
}
