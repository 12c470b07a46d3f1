package io.vitrine.console;

import io.vitrine.accounts.AccountException;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Accounts.NewAccount;
import io.vitrine.accounts.Role;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists sellers and creates them. */
@Controller
class SellersController {

    private static final List<String> FIELDS = List.of("email", "shopName", "displayName");

    private final Accounts accounts;

    SellersController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/console/sellers")
    String list(Model model) {
        model.addAttribute(
                "sellers",
                accounts.all().stream()
                        .filter(account -> account.role() == Role.SELLER)
                        .toList());
        return "console/sellers";
    }

    @GetMapping("/console/sellers/new")
    String form(Model model) {
        model.addAttribute("sellerForm", new SellerForm("", "", ""));
        return "console/seller-new";
    }

    @PostMapping("/console/sellers")
    ModelAndView create(
            @Valid @ModelAttribute SellerForm sellerForm, BindingResult errors, RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                NewAccount made = accounts.createSeller(
                        sellerForm.email(), sellerForm.shopName(), sellerForm.displayName(), null);
                redirect.addFlashAttribute("notice", "console.seller.created");
                redirect.addFlashAttribute("firstPassword", made.password());
                return new ModelAndView(
                        "redirect:/console/sellers/" + made.account().id());
            } catch (AccountException e) {
                errors.rejectValue(FIELDS.contains(e.field()) ? e.field() : "email", e.code());
            }
        }
        return new ModelAndView("console/seller-new", HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
