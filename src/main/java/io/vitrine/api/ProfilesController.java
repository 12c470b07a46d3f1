package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.profiles.ProfileView;
import io.vitrine.profiles.Profiles;
import io.vitrine.tokens.Scope;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a shop's programs what its channels may choose. */
@RestController
class ProfilesController {

    private final Profiles profiles;
    private final Tags tags;

    ProfilesController(Profiles profiles, Tags tags) {
        this.profiles = profiles;
        this.tags = tags;
    }

    @Needs(Scope.CHANNELS_READ)
    @GetMapping(path = "/api/v1/profiles", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listProfiles", summary = "List what a channel may choose to have made of its picture")
    ResponseEntity<Page<ProfileAnswer>> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.checked(limit);
        return tags.answer(Page.of(
                following(profiles.offered(null), Cursor.read(after)),
                limit,
                after,
                profile -> Cursor.of(profile.id().value()),
                profile -> ProfileAnswer.of(profile, null)));
    }

    /** An installation has few, so that a page is a part of all of them. */
    static List<ProfileView> following(List<ProfileView> all, @Nullable Cursor from) {
        return all.stream()
                .filter(profile ->
                        from == null || place(profile).compareTo(from.id().toString()) > 0)
                .sorted(Comparator.comparing(ProfilesController::place))
                .toList();
    }

    private static String place(ProfileView profile) {
        return profile.id().toString();
    }
}
