package io.vitrine.console;

import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.configurations.ConfigurationDraft;
import io.vitrine.configurations.Configurations;
import io.vitrine.configurations.Review;
import io.vitrine.configurations.Version;
import io.vitrine.nodes.NodeConfigurations;
import io.vitrine.nodes.NodeException;
import io.vitrine.nodes.NodeOptions;
import io.vitrine.nodes.NodeOptionsException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets administrators change the configuration of the two nginx, look at what would change, apply it, and go back. */
@Controller
class ConfigurationController {

    private static final String PATH = "/console/configuration";
    private static final String WANTED = PATH + "/wanted";

    private final Configurations configurations;
    private final NodeConfigurations nodes;
    private final Broadcasts broadcasts;

    ConfigurationController(Configurations configurations, NodeConfigurations nodes, Broadcasts broadcasts) {
        this.configurations = configurations;
        this.nodes = nodes;
        this.broadcasts = broadcasts;
    }

    /** @param applied whether a change has just been applied, which the page then says */
    @GetMapping(PATH)
    ModelAndView page(@RequestParam(defaultValue = "false") boolean applied) {
        NodeOptions options = configurations.wanted().map(Version::options).orElseGet(configurations::active);
        ModelAndView page = page(ConfigurationDraft.of(options));
        if (applied) {
            page.addObject(
                    "notice", nodes.isWaiting() ? "console.configuration.waits" : "console.configuration.applied");
        }
        return page;
    }

    /**
     * Keeps what was typed as what is wanted, and shows what it would change; nothing that was typed is lost.
     *
     * @param add whether another application is to be filled in first
     * @param remove the place of the application that goes
     */
    @PostMapping(PATH)
    ModelAndView want(
            @AuthenticationPrincipal SignedIn who,
            @ModelAttribute ConfigurationDraft typed,
            @RequestParam(defaultValue = "false") boolean add,
            @RequestParam(required = false) @Nullable Integer remove) {
        if (add) {
            return page(typed.withAnother());
        }
        if (remove != null) {
            return page(typed.without(remove));
        }
        try {
            configurations.want(typed, who.account());
            return new ModelAndView("redirect:" + WANTED);
        } catch (NodeOptionsException e) {
            ModelAndView page = page(typed)
                    .addObject("refused", e.field())
                    .addObject("why", e.code())
                    .addObject("argument", e.argument());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping(WANTED)
    ModelAndView wanted() {
        return configurations
                .wanted()
                .map(version -> review(version.options(), version, WANTED))
                .orElseGet(() -> new ModelAndView("redirect:" + PATH));
    }

    @PostMapping(WANTED + "/apply")
    String apply(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Instant seen,
            @RequestParam(defaultValue = "false") boolean interrupting,
            RedirectAttributes redirect) {
        return applied(() -> configurations.apply(seen, who.account(), interrupting), WANTED, redirect);
    }

    @PostMapping(WANTED + "/discard")
    String discard(RedirectAttributes redirect) {
        configurations.discard();
        redirect.addFlashAttribute("notice", "console.configuration.discarded");
        return "redirect:" + PATH;
    }

    /** An earlier version, beside what holds; 0 is what the settings of the installation say. */
    @GetMapping(PATH + "/versions/{number}")
    ModelAndView version(@PathVariable int number) {
        Optional<Version> version = configurations.find(number);
        NodeOptions options = number == 0
                ? nodes.defaults()
                : version.map(Version::options).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return review(options, version.orElse(null), PATH + "/versions/" + number);
    }

    @PostMapping(PATH + "/versions/{number}/apply")
    String rollBack(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean interrupting,
            RedirectAttributes redirect) {
        return applied(
                () -> configurations.rollBack(number, who.account(), interrupting),
                PATH + "/versions/" + number,
                redirect);
    }

    private String applied(Supplier<Optional<Integer>> apply, String from, RedirectAttributes redirect) {
        try {
            if (apply.get().isEmpty()) {
                redirect.addFlashAttribute("alert", "console.configuration.gone");
                return "redirect:" + from;
            }
            // In the address and not in the session: a browser whose answer is lost while the edge reloads asks again.
            redirect.addAttribute("applied", true);
            return "redirect:" + PATH;
        } catch (NodeException e) {
            redirect.addFlashAttribute("failure", e.getMessage());
            return "redirect:" + from;
        }
    }

    private ModelAndView page(ConfigurationDraft typed) {
        List<Version> history = configurations.history();
        return new ModelAndView("console/configuration")
                .addObject("typed", typed)
                .addObject("wanted", configurations.wanted().orElse(null))
                .addObject("waiting", nodes.isWaiting())
                .addObject("holds", configurations.holds())
                .addObject("gaveUp", nodes.failure().orElse(null))
                .addObject("history", history)
                .addObject("active", configurations.active().equals(nodes.defaults()));
    }

    private ModelAndView review(NodeOptions options, @Nullable Version version, String at) {
        Review review = configurations.review(options);
        return new ModelAndView("console/configuration-changes")
                .addObject("review", review)
                .addObject("version", version)
                .addObject("at", at)
                .addObject("publishing", broadcasts.publishing());
    }
}
