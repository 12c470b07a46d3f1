package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.webhooks.Endpoint;
import io.vitrine.webhooks.EventType;
import io.vitrine.webhooks.WebhookException;
import io.vitrine.webhooks.Webhooks;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists, registers and changes the endpoints that other systems of the shop are told at. */
@Controller
@Needs(Right.SHOP)
@RequestMapping("/studio/webhooks")
class WebhookEndpointController {

    private static final String PAGE = "studio/webhooks";
    private static final String FORM = "webhookForm";

    private final WebhookScope scope;
    private final Webhooks webhooks;

    WebhookEndpointController(WebhookScope scope, Webhooks webhooks) {
        this.scope = scope;
        this.webhooks = webhooks;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn who) {
        return page(new ModelAndView(PAGE, FORM, WebhookForm.empty()), who);
    }

    @PostMapping
    ModelAndView add(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute WebhookForm webhookForm,
            BindingResult errors,
            Locale language,
            RedirectAttributes redirect) {
        try {
            Endpoint added = webhooks.add(scope.seller(who), who.account(), language, webhookForm.draft());
            redirect.addFlashAttribute(Commands.DONE, "studio.webhooks.added");
            return new ModelAndView("redirect:/studio/webhooks/" + added.id());
        } catch (WebhookException e) {
            reject(errors, e);
            return page(new ModelAndView(PAGE, errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT), who);
        }
    }

    @GetMapping("/{publicId}/edit")
    ModelAndView edit(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId) {
        Endpoint known = scope.endpoint(who, publicId);
        return form(new ModelAndView("studio/webhook-edit", FORM, WebhookForm.of(known)), known);
    }

    @PostMapping("/{publicId}/edit")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @ModelAttribute WebhookForm webhookForm,
            BindingResult errors,
            RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        try {
            webhooks.change(known.seller(), known.id(), webhookForm.draft());
            redirect.addFlashAttribute(Commands.DONE, "studio.webhooks.changed");
            return new ModelAndView("redirect:/studio/webhooks/" + known.id());
        } catch (WebhookException e) {
            reject(errors, e);
            return form(
                    new ModelAndView("studio/webhook-edit", errors.getModel(), HttpStatus.UNPROCESSABLE_CONTENT),
                    known);
        }
    }

    @PostMapping("/{publicId}/enable")
    String enable(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "false") boolean on,
            RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        webhooks.enable(known.seller(), known.id(), on);
        redirect.addFlashAttribute(Commands.DONE, on ? "studio.webhooks.enabled" : "studio.webhooks.disabled");
        return "redirect:/studio/webhooks/" + known.id();
    }

    @PostMapping("/{publicId}/remove")
    String remove(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        webhooks.remove(known.seller(), known.id());
        redirect.addFlashAttribute(Commands.DONE, "studio.webhooks.removed");
        return "redirect:/studio/webhooks";
    }

    private static void reject(BindingResult errors, WebhookException e) {
        if (e.field().isEmpty()) {
            errors.reject(e.code());
        } else {
            errors.rejectValue(e.field(), e.code());
        }
    }

    private ModelAndView page(ModelAndView page, SignedIn who) {
        return choices(page).addObject("endpoints", webhooks.ofSeller(scope.seller(who)));
    }

    private static ModelAndView form(ModelAndView page, Endpoint endpoint) {
        return choices(page).addObject("endpoint", endpoint);
    }

    private static ModelAndView choices(ModelAndView page) {
        return page.addObject("types", EventType.toChoose())
                .addObject("mostUrl", Webhooks.MOST_URL)
                .addObject("mostDescription", Webhooks.MOST_DESCRIPTION);
    }
}
