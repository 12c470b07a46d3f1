package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Registers people and takes their word that they have forgotten their passwords; whoever asks gets the same answer
 * after the same work, whether the address has an account or not.
 */
@Component
class Registration implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Registration.class);
    private static final int MOST_WAITING = 500;

    private final People people;
    private final MailLimits limits;
    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor background =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "forgotten passwords");
                thread.setDaemon(true);
                return thread;
            });

    Registration(People people, MailLimits limits, PasswordEncoder encoder) {
        this.people = people;
        this.limits = limits;
        this.encoder = encoder;
        background.setRejectedExecutionHandler(
                (task, executor) -> log.warn("Too many passwords are forgotten at once"));
    }

    /** @throws AccountException if something typed is not valid, or too much comes from the address */
    void register(String email, String displayName, Secret password, Locale language, String address) {
        String checkedEmail = AccountService.checkedEmail(email);
        String name = AccountService.checkedName("displayName", displayName);
        PasswordRules.check(password, checkedEmail);
        checkLimit(address);
        // Before the look-up, and outside of its transaction: it takes longest, and connections are few.
        String hash = Objects.requireNonNull(encoder.encode(password.reveal()));
        try {
            people.add(checkedEmail, name, hash, language);
        } catch (DataIntegrityViolationException atTheSameTime) {
            people.tellOwner(checkedEmail);
        }
    }

    /** Looks the address up when the answer is on its way already, so that its time tells nothing. */
    void forgot(String email, String address) {
        String checkedEmail = AccountService.checkedEmail(email);
        checkLimit(address);
        background.execute(() -> {
            try {
                people.forgot(checkedEmail);
            } catch (RuntimeException e) {
                log.warn("A link for a forgotten password could not be made", e);
            }
        });
    }

    private void checkLimit(String address) {
        if (!limits.tryFrom(address)) {
            throw new AccountException("form", "account.too-often", "Too much comes from this address");
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
