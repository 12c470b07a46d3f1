package io.vitrine;

import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code layout.html} needs to know on every page.
 *
 * @param now the server's clock, which the visitor's is compared with
 * @param theme {@code light} or {@code dark} by the visitor's choice; null follows the system
 * @param visitor null unless signed in
 * @param signIn the address of the sign-in page, which leads back here
 */
record PageFrame(
        Instant now,
        @Nullable String theme,
        String otherLanguage,
        @Nullable Visitor visitor,
        String signIn) {

    /**
     * The person in the header's menu.
     *
     * @param helps asked only by pages with a header, whether somebody without a shop is of a shop's team
     */
    record Visitor(String name, String email, String role, BooleanSupplier helps) {

        static Visitor of(SignedIn person, Team team) {
            return new Visitor(
                    person.displayName(),
                    person.email(),
                    person.role().name(),
                    () -> !team.shopsOf(person).isEmpty());
        }

        public boolean opensStudio() {
            return role.equals("SELLER") || (role.equals("VIEWER") && helps.getAsBoolean());
        }
    }
}
