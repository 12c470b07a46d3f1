package io.vitrine.pages;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody who is signed in, without an account behind. */
public record Person(
        AccountId account,
        String email,
        String displayName,
        Role role,
        @Nullable SellerId seller) implements SignedIn {

    public static Person newSeller() {
        return new Person(
                new AccountId(UUID.randomUUID()),
                "seller@example.com",
                "Ada Finch",
                Role.SELLER,
                new SellerId(UUID.randomUUID()));
    }

    public static Person administrator() {
        return new Person(new AccountId(UUID.randomUUID()), "admin@example.com", "Admin", Role.ADMIN, null);
    }

    /** The shop of a seller. */
    public SellerId shop() {
        if (seller == null) {
            throw new IllegalStateException("An administrator has no shop");
        }
        return seller;
    }

    /** Makes a request this person's. */
    public RequestPostProcessor signedIn() {
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority("ROLE_" + role))));
    }
}
