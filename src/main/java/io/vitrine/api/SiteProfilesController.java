package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.profiles.Costs;
import io.vitrine.profiles.ProfileId;
import io.vitrine.profiles.ProfileView;
import io.vitrine.profiles.Profiles;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets an administrator's programs keep profiles of transcoding. */
@RestController
@RequestMapping(path = "/api/v1/site/profiles", produces = MediaType.APPLICATION_JSON_VALUE)
class SiteProfilesController {

    private final Profiles profiles;
    private final Costs costs;
    private final Repeats repeats;
    private final Tags tags;
    private final TransactionTemplate transactions;

    SiteProfilesController(
            Profiles profiles, Costs costs, Repeats repeats, Tags tags, TransactionTemplate transactions) {
        this.profiles = profiles;
        this.costs = costs;
        this.repeats = repeats;
        this.tags = tags;
        this.transactions = transactions;
    }

    @Needs(Scope.SITE_READ)
    @GetMapping
    @Operation(operationId = "listSiteProfiles", summary = "List profiles, those that are retired among them")
    ResponseEntity<Page<ProfileAnswer>> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.checked(limit);
        return tags.answer(Page.of(
                ProfilesController.following(profiles.all(), Cursor.read(after)),
                limit,
                after,
                profile -> Cursor.of(profile.id().value()),
                this::answer));
    }

    @Needs(Scope.SITE_READ)
    @GetMapping("/{profile}")
    @Operation(operationId = "readSiteProfile", summary = "Read a profile, and what it takes if that was measured")
    ResponseEntity<ProfileAnswer> read(@PathVariable UUID profile) {
        return tags.answer(answer(get(profile)));
    }

    @Needs(Scope.SITE_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createSiteProfile", summary = "Make a profile, which channels may choose from now on")
    ResponseEntity<ProfileAnswer> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody ProfileRequest wanted) {
        return repeats.once(
                caller,
                key,
                List.of("POST", "profiles", wanted),
                HttpStatus.CREATED,
                ProfileAnswer.class,
                () -> answer(profiles.create(wanted.draft())));
    }

    @Needs(Scope.SITE_WRITE)
    @PutMapping(path = "/{profile}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeSiteProfile", summary = "Rename a profile, or make another version of it")
    ResponseEntity<ProfileAnswer> change(
            @PathVariable UUID profile,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ProfileRequest wanted) {
        ProfileView known = get(profile);
        tags.check(ifMatch, answer(known));
        return tags.answer(answer(profiles.change(known.id(), known.version(), wanted.draft())));
    }

    @Needs(Scope.SITE_WRITE)
    @PutMapping(path = "/{profile}/standing", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "setProfileStanding", summary = "Make a profile the default, retire it, or offer it again")
    ResponseEntity<ProfileAnswer> decide(@PathVariable UUID profile, @RequestBody ProfileStanding wanted) {
        ProfileId id = get(profile).id();
        return tags.answer(Objects.requireNonNull(transactions.execute(transaction -> {
            if (wanted.retired() != null) {
                profiles.retire(id, wanted.retired());
            }
            if (Boolean.TRUE.equals(wanted.standard())) {
                profiles.makeDefault(id);
            }
            return answer(get(profile));
        })));
    }

    private ProfileView get(UUID profile) {
        return profiles.find(new ProfileId(profile))
                .orElseThrow(() -> ApiException.of(Problem.NOT_FOUND, "There is no profile with that id"));
    }

    private ProfileAnswer answer(ProfileView profile) {
        return ProfileAnswer.of(profile, costs);
    }

    /**
     * What is decided; what is left out stays.
     *
     * @param standard true makes it the default, in place of the one that is
     * @param retired true keeps channels from choosing it; those that have chosen it keep it
     */
    record ProfileStanding(
            @Nullable Boolean standard, @Nullable Boolean retired) {}
}
