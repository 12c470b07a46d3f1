package io.vitrine.console;

import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Encoder;
import io.vitrine.profiles.Encoders;
import io.vitrine.profiles.Encoders.Finding;
import io.vitrine.profiles.Measurements;
import io.vitrine.profiles.Preset;
import io.vitrine.profiles.ProfileDraft;
import io.vitrine.profiles.ProfileException;
import io.vitrine.profiles.ProfileId;
import io.vitrine.profiles.ProfileView;
import io.vitrine.profiles.Profiles;
import io.vitrine.profiles.Rung;
import io.vitrine.transcoding.Transcodings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets administrators make profiles of transcoding, and measure what they take. */
@Controller
class ProfileController {

    private static final String PATH = "/console/profiles";
    private static final String ONE = PATH + "/{id}";

    private final Profiles profiles;
    private final Encoders encoders;
    private final Costs costs;
    private final Measurements measurements;
    private final Transcodings transcodings;

    ProfileController(
            Profiles profiles, Encoders encoders, Costs costs, Measurements measurements, Transcodings transcodings) {
        this.profiles = profiles;
        this.encoders = encoders;
        this.costs = costs;
        this.measurements = measurements;
        this.transcodings = transcodings;
    }

    @GetMapping(PATH)
    ModelAndView list() {
        double budget = transcodings.capacity().budget();
        return new ModelAndView("console/profiles")
                .addObject(
                        "cards",
                        profiles.all().stream()
                                .map(profile -> ProfileCard.of(profile, costs, budget))
                                .toList())
                .addObject("budget", Math.round(budget * 100))
                .addObject("findings", encoders.findings())
                .addObject("measurement", measurements.last().orElse(null));
    }

    /** How far the measurement is; when it is over, the page that asks is to be loaded anew. */
    @GetMapping(PATH + "/measurement")
    ModelAndView measurement(HttpServletResponse response) {
        var last = measurements.last().orElse(null);
        if (last == null || last.over()) {
            response.setHeader("HX-Refresh", "true");
        }
        return new ModelAndView("console/profiles :: measurement").addObject("measurement", last);
    }

    @GetMapping(PATH + "/new")
    ModelAndView empty() {
        return editor(null, ProfileDraft.empty(), 0);
    }

    /**
     * @param add whether another rung is to be filled in first
     * @param remove the place of the rung that goes
     */
    @PostMapping(PATH)
    ModelAndView create(
            @ModelAttribute ProfileDraft typed,
            @RequestParam(defaultValue = "false") boolean add,
            @RequestParam(required = false) @Nullable Integer remove,
            RedirectAttributes redirect) {
        return edited(null, typed, 0, add, remove, () -> profiles.create(typed), redirect);
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable String id) {
        ProfileView profile = profile(id);
        return editor(profile, ProfileDraft.of(profile.name(), profile.rungs()), profile.version());
    }

    /** @param seen the number of the version that was changed */
    @PostMapping(ONE)
    ModelAndView change(
            @PathVariable String id,
            @ModelAttribute ProfileDraft typed,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "false") boolean add,
            @RequestParam(required = false) @Nullable Integer remove,
            RedirectAttributes redirect) {
        ProfileView profile = profile(id);
        return edited(profile, typed, seen, add, remove, () -> profiles.change(profile.id(), seen, typed), redirect);
    }

    @PostMapping(ONE + "/default")
    String makeDefault(@PathVariable String id, RedirectAttributes redirect) {
        ProfileView profile = profile(id);
        return done(() -> profiles.makeDefault(profile.id()), "console.profiles.is-default", profile, redirect);
    }

    @PostMapping(ONE + "/retired")
    String retire(@PathVariable String id, @RequestParam boolean retired, RedirectAttributes redirect) {
        ProfileView profile = profile(id);
        return done(
                () -> profiles.retire(profile.id(), retired),
                retired ? "console.profiles.is-retired" : "console.profiles.is-restored",
                profile,
                redirect);
    }

    @PostMapping(ONE + "/measurements")
    String measure(@PathVariable String id, RedirectAttributes redirect) {
        ProfileView profile = profile(id);
        return done(() -> measurements.begin(profile.id()), "console.profiles.measuring", profile, redirect);
    }

    @PostMapping(PATH + "/encoders")
    String tryAgain(RedirectAttributes redirect) {
        encoders.tryAgain();
        redirect.addFlashAttribute("notice", "console.profiles.tried");
        return "redirect:" + PATH;
    }

    private ModelAndView edited(
            @Nullable ProfileView profile,
            ProfileDraft typed,
            int seen,
            boolean add,
            @Nullable Integer remove,
            Supplier<ProfileView> save,
            RedirectAttributes redirect) {
        if (add) {
            return editor(profile, typed.withAnother(), seen);
        }
        if (remove != null) {
            return editor(profile, typed.without(remove), seen);
        }
        try {
            ProfileView saved = save.get();
            redirect.addFlashAttribute("notice", "console.profiles.saved");
            redirect.addFlashAttribute("noticeArg", saved.name());
            return new ModelAndView("redirect:" + PATH);
        } catch (ProfileException e) {
            ModelAndView page = editor(profile, typed, seen)
                    .addObject("refused", e.field())
                    .addObject("why", e.code())
                    .addObject("argument", e.argument());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static String done(Runnable work, String notice, ProfileView profile, RedirectAttributes redirect) {
        try {
            work.run();
            redirect.addFlashAttribute("notice", notice);
            redirect.addFlashAttribute("noticeArg", profile.name());
        } catch (ProfileException e) {
            redirect.addFlashAttribute("alert", e.code());
            redirect.addFlashAttribute("alertArg", e.argument());
        }
        return "redirect:" + PATH;
    }

    private ModelAndView editor(@Nullable ProfileView profile, ProfileDraft typed, int seen) {
        List<Finding> findings = encoders.findings();
        return new ModelAndView("console/profile")
                .addObject("profile", profile)
                .addObject("typed", typed)
                .addObject("seen", seen)
                .addObject("presets", presets(typed, findings))
                .addObject("frameRates", Rung.FRAME_RATES)
                .addObject("audioRates", Rung.AUDIO_RATES)
                .addObject("most", ProfileDraft.MOST_RUNGS)
                .addObject(
                        "costs",
                        typed.rungs().stream()
                                .map(rung -> rung.valid()
                                        .map(valid -> ProfileCard.percent(costs, valid))
                                        .orElse(null))
                                .toList())
                .addObject("versions", profile == null ? List.of() : profiles.versions(profile.id()));
    }

    /** By encoder: of those that work, and of one that a rung has already, so that nothing changes unseen. */
    private static Map<Encoder, List<Preset>> presets(ProfileDraft typed, List<Finding> findings) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.encoder() == Encoder.X264
                        || findings.stream().anyMatch(one -> one.encoder() == preset.encoder() && one.works())
                        || typed.rungs().stream().anyMatch(rung -> rung.preset().equals(preset.name())))
                .collect(Collectors.groupingBy(
                        Preset::encoder, () -> new EnumMap<>(Encoder.class), Collectors.toList()));
    }

    private ProfileView profile(String id) {
        try {
            return profiles.find(new ProfileId(UUID.fromString(id)))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }
}
