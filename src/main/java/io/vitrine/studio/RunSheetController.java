package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollException;
import io.vitrine.polls.PollState;
import io.vitrine.polls.Polls;
import io.vitrine.runsheet.CueKind;
import io.vitrine.runsheet.RunSheetException;
import io.vitrine.runsheet.RunSheets;
import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.ShopException;
import io.vitrine.stage.Direction;
import io.vitrine.stage.StageException;
import io.vitrine.studio.RunDesk.Refusal;
import io.vitrine.studio.SellerScope.Show;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The run sheet of a show: written before it, and played while it is on air. */
@Controller
@Needs(Right.DIRECT)
@RequestMapping("/studio/broadcasts/{publicId}/run-sheet")
class RunSheetController {

    private static final String PAGE = "studio/run-sheet";

    private final SellerScope scope;
    private final RunDesks desks;
    private final RunSheets sheets;
    private final Direction direction;
    private final Products products;
    private final Coupons coupons;
    private final OfferDesks offers;
    private final Polls polls;

    RunSheetController(
            SellerScope scope,
            RunDesks desks,
            RunSheets sheets,
            Direction direction,
            Products products,
            Coupons coupons,
            OfferDesks offers,
            Polls polls) {
        this.scope = scope;
        this.desks = desks;
        this.sheets = sheets;
        this.direction = direction;
        this.products = products;
        this.coupons = coupons;
        this.offers = offers;
        this.polls = polls;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn who, @PathVariable String publicId, Model model) {
        return fill(scope.show(who, publicId), model, null, PAGE);
    }

    /**
     * What is on and what is next.
     *
     * @param version of what the page shows; nothing is answered (204) if that is still true
     */
    @GetMapping("/run")
    @Nullable
    String run(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        RunDesk desk = desks.of(scope.show(who, publicId).broadcast(), null);
        if (desk.version().equals(version)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("run", desk);
        return "studio/run-parts :: run";
    }

    @PostMapping("/{act}")
    String play(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String act,
            @RequestParam long step,
            @RequestParam(defaultValue = "") String mediaAt,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletResponse response,
            Model model) {
        Show show = scope.show(who, publicId);
        // A cue pins, drops and opens: the parts of the page that show that ask for themselves again.
        response.setHeader("HX-Trigger", "look");
        Refusal refusal = attempt(() -> {
            if (act.equals("next")) {
                sheets.next(show.broadcast(), step, Stamps.time(mediaAt), who.account());
            } else if (act.equals("undo")) {
                sheets.undo(show.broadcast(), step, who.account());
            } else {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
        });
        if (fragment) {
            model.addAttribute("run", desks.of(show.broadcast(), refusal));
            return "studio/run-parts :: run";
        }
        return refusal == null ? back(publicId) : fill(show, model, refusal, PAGE);
    }

    @PostMapping("/cues")
    String add(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @ModelAttribute CueForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        Show show = scope.show(who, publicId);
        Refusal refusal = attempt(() -> {
            prepare(who, show.broadcast(), form);
            sheets.add(show.broadcast(), form.draft());
        });
        model.addAttribute("typed", form);
        return changed(show, fragment, model, refusal);
    }

    @PostMapping("/cues/{cue}")
    String change(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String cue,
            @RequestParam String act,
            @ModelAttribute CueForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        Show show = scope.show(who, publicId);
        BroadcastView broadcast = show.broadcast();
        Refusal refusal = attempt(() -> {
            switch (act) {
                case "up" -> sheets.move(broadcast, cue, -1);
                case "down" -> sheets.move(broadcast, cue, 1);
                case "remove" -> sheets.remove(broadcast, cue);
                case "save" -> {
                    prepare(who, broadcast, form);
                    sheets.change(broadcast, cue, form.draft());
                }
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        });
        return changed(show, fragment, model, refusal);
    }

    @PostMapping("/order")
    String arrange(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam List<String> cue,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        Show show = scope.show(who, publicId);
        return changed(show, fragment, model, attempt(() -> sheets.arrange(show.broadcast(), cue)));
    }

    @PostMapping("/low-stock")
    String lowStock(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "-1") int least,
            Model model) {
        Show show = scope.show(who, publicId);
        return changed(show, false, model, attempt(() -> sheets.setLowStock(show.broadcast(), least)));
    }

    /** What is named has to be the seller's own; a product that is not in the show yet comes into it. */
    private void prepare(SignedIn who, BroadcastView show, CueForm form) {
        String subject = form.draft().subject();
        if (subject.isEmpty()) {
            return;
        }
        if (form.chosen() == CueKind.PRODUCT) {
            ProductView product = scope.product(who, subject);
            direction.add(show, product);
        } else if (form.chosen() == CueKind.COUPON) {
            scope.coupon(who, subject);
        } else if (form.chosen() == CueKind.OFFER) {
            scope.offer(who, subject);
        }
    }

    private String changed(Show show, boolean fragment, Model model, @Nullable Refusal refusal) {
        if (!fragment && refusal == null) {
            return back(show.broadcast().publicId().value());
        }
        return fill(show, model, refusal, fragment ? PAGE + " :: sheet" : PAGE);
    }

    private String fill(Show show, Model model, @Nullable Refusal refusal, String view) {
        BroadcastView broadcast = show.broadcast();
        model.addAttribute("run", desks.of(broadcast, refusal));
        model.addAttribute("channel", show.channel());
        model.addAttribute("products", products.ofSeller(show.channel().seller(), "", ProductStatus.ACTIVE));
        model.addAttribute(
                "coupons",
                coupons.ofSeller(show.channel().seller()).stream()
                        .filter(coupon -> coupon.status() == CouponStatus.DRAFT)
                        .toList());
        model.addAttribute("offers", offers.prepared(show));
        model.addAttribute(
                "questions",
                polls.of(broadcast).stream()
                        .filter(poll -> poll.state() == PollState.DRAFT)
                        .toList());
        return view;
    }

    static @Nullable Refusal attempt(Runnable command) {
        try {
            command.run();
            return null;
        } catch (RunSheetException e) {
            return new Refusal(e.code(), List.of(e.args()));
        } catch (StageException e) {
            return new Refusal(e.code(), List.of(e.args()));
        } catch (PollException e) {
            return new Refusal(e.code(), List.of(e.args()));
        } catch (ShopException e) {
            return new Refusal(e.code(), List.of(e.args()));
        }
    }

    private static String back(String publicId) {
        return "redirect:/studio/broadcasts/" + publicId + "/run-sheet";
    }
}
