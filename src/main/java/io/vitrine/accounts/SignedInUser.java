package io.vitrine.accounts;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The principal that sign-in puts into the session. */
final class SignedInUser implements SignedIn, AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1L;

    private final AccountId account;
    private final String email;
    private final String displayName;
    private final Role role;
    private final @Nullable SellerId seller;
    private volatile int passwordRevision;

    SignedInUser(
            AccountId account,
            String email,
            String displayName,
            Role role,
            @Nullable SellerId seller,
            int passwordRevision) {
        this.account = account;
        this.email = email;
        this.displayName = displayName;
        this.role = role;
        this.seller = seller;
        this.passwordRevision = passwordRevision;
    }

    Authentication authentication(@Nullable Object details) {
        var result = UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
        result.setDetails(details);
        return result;
    }

    /** Whether the session knows the person as they are now. */
    boolean knows(SignedInUser now) {
        return displayName.equals(now.displayName)
                && email.equals(now.email)
                && role == now.role
                && Objects.equals(seller, now.seller);
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public String email() {
        return email;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public @Nullable SellerId seller() {
        return seller;
    }

    @Override
    public String getName() {
        return email;
    }

    /** What this session knows of; once the account's password is another, or its owner ends all sessions, every other is over. */
    int passwordRevision() {
        return passwordRevision;
    }

    void keepAfterPasswordChange(int revision) {
        passwordRevision = revision;
    }
}
