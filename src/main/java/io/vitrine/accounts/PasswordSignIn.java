package io.vitrine.accounts;

import io.vitrine.accounts.SignInAttempts.Attempt;
import io.vitrine.shared.Secret;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Signs people in by e-mail address and password, or recognises who has to take a second step, too.
 *
 * <p>Wrong, unknown, locked and inactive all get the same answer after the same work, so that nobody learns from it who
 * has an account here.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final SignInAttempts attempts;
    private final AddressLimit addresses;
    private final TwoFactor factors;
    private final Clock clock;
    private final PasswordEncoder encoder;
    /** Made at the first attempt, whoever's: to hash takes a tenth of a start. */
    private final SingletonSupplier<String> hashOfNothing;

    PasswordSignIn(
            SignInAttempts attempts, AddressLimit addresses, TwoFactor factors, PasswordEncoder encoder, Clock clock) {
        this.attempts = attempts;
        this.addresses = addresses;
        this.factors = factors;
        this.clock = clock;
        this.encoder = encoder;
        this.hashOfNothing = SingletonSupplier.of(
                () -> Objects.requireNonNull(encoder.encode(Passwords.random().reveal())));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
        if (!addresses.tryAttempt(address)) {
            throw new TooManyFailuresException();
        }
        Secret password = Secret.of(Objects.toString(authentication.getCredentials(), ""));
        Optional<Attempt> attempt = attempts.begin(AccountService.normalised(authentication.getName()));
        String nothing = hashOfNothing.obtain();
        String hash = attempt.map(Attempt::passwordHash).orElse(nothing);
        // What bcrypt cannot take in whole matches nothing, but costs the same.
        boolean matches = encoder.matches(PasswordRules.fits(password) ? password.reveal() : "", hash)
                && PasswordRules.fits(password);
        if (attempt.isEmpty() || !matches) {
            attempt.filter(Attempt::lastTry)
                    .ifPresent(last -> attempts.noteLock(last.user().account()));
            throw new BadCredentialsException("Wrong e-mail address or password");
        }
        addresses.forgive(address);
        return signedIn(attempt.get(), password, authentication);
    }

    private Authentication signedIn(Attempt attempt, Secret password, Authentication request) {
        SignedInUser user = attempt.user();
        if (encoder.upgradeEncoding(attempt.passwordHash())) {
            attempts.upgradeHash(user.account(), Objects.requireNonNull(encoder.encode(password.reveal())));
        }
        if (factors.isOn(user.account())) {
            attempts.halfDone(user.account());
            throw new SecondStepNeededException(
                    new PendingSignIn(user.account(), user.passwordRevision(), clock.instant()));
        }
        attempts.succeeded(user.account());
        return user.authentication(request.getDetails());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
