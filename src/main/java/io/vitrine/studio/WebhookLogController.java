package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.PublicId;
import io.vitrine.webhooks.Endpoint;
import io.vitrine.webhooks.WebhookException;
import io.vitrine.webhooks.Webhooks;
import io.vitrine.webhooks.Webhooks.DeliveryDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what was sent to an endpoint and what it answered, and sends it again. */
@Controller
@Needs(Right.SHOP)
@RequestMapping("/studio/webhooks/{publicId}")
class WebhookLogController {

    private static final String PAGE = "studio/webhook";
    private static final String BACK = "redirect:/studio/webhooks/";
    private static final int MOST_HOURS = 30 * 24;
    private static final List<Integer> HOURS = List.of(1, 24, 7 * 24, MOST_HOURS);

    private final WebhookScope scope;
    private final Webhooks webhooks;

    WebhookLogController(WebhookScope scope, Webhooks webhooks) {
        this.scope = scope;
        this.webhooks = webhooks;
    }

    @GetMapping
    ModelAndView show(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "false") boolean failed) {
        return page(scope.endpoint(who, publicId), failed);
    }

    /** The secret is in this answer and nowhere else: no redirect, no session, no flash attribute holds it. */
    @PostMapping("/secret")
    ModelAndView secret(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, HttpServletResponse response) {
        Endpoint known = scope.endpoint(who, publicId);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return page(known, false)
                .addObject("secret", webhooks.secret(known.seller(), known.id()).reveal());
    }

    @PostMapping("/rotate")
    String rotate(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        return command(known, redirect, "studio.webhooks.rotated", () -> webhooks.rotate(known.seller(), known.id()));
    }

    @PostMapping("/test")
    String test(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        return command(known, redirect, "studio.webhooks.tested", () -> webhooks.test(known.seller(), known.id()));
    }

    @PostMapping("/replay")
    String replayFailed(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "24") int hours,
            RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        return command(known, redirect, "studio.webhooks.replayed.all", () -> {
            int replayed = webhooks.replayFailed(
                    known.seller(), known.id(), Duration.ofHours(Math.max(1, Math.min(hours, MOST_HOURS))));
            redirect.addFlashAttribute("noticeArg", replayed);
        });
    }

    @GetMapping("/deliveries/{delivery}")
    String delivery(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String delivery,
            Model model) {
        Endpoint known = scope.endpoint(who, publicId);
        DeliveryDetails details = WebhookScope.id(delivery)
                .flatMap(id -> webhooks.delivery(known.seller(), known.id(), id))
                .orElseThrow(WebhookScope::nothing);
        model.addAttribute("endpoint", known);
        model.addAttribute("details", details);
        return "studio/webhook-delivery";
    }

    @PostMapping("/deliveries/{delivery}/replay")
    String replay(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String delivery,
            RedirectAttributes redirect) {
        Endpoint known = scope.endpoint(who, publicId);
        PublicId again = WebhookScope.id(delivery)
                .flatMap(id -> webhooks.delivery(known.seller(), known.id(), id))
                .orElseThrow(WebhookScope::nothing)
                .delivery()
                .id();
        command(known, redirect, "studio.webhooks.replayed", () -> webhooks.replay(known.seller(), known.id(), again));
        return BACK + known.id() + "/deliveries/" + again;
    }

    private static String command(Endpoint endpoint, RedirectAttributes redirect, String done, Runnable command) {
        try {
            command.run();
            redirect.addFlashAttribute(Commands.DONE, done);
        } catch (WebhookException e) {
            redirect.addFlashAttribute(Commands.FAILED, e.code());
        }
        return BACK + endpoint.id();
    }

    private ModelAndView page(Endpoint endpoint, boolean failed) {
        return new ModelAndView(PAGE)
                .addObject("endpoint", endpoint)
                .addObject("failed", failed)
                .addObject("most", Webhooks.MOST_LISTED)
                .addObject("spans", HOURS)
                .addObject("deliveries", webhooks.deliveries(endpoint.seller(), endpoint.id(), failed));
    }
}
