package io.vitrine.accounts;

import io.vitrine.accounts.Ticket.Purpose;
import io.vitrine.accounts.mail.MailTickets.TicketId;
import io.vitrine.accounts.mail.Mails;
import io.vitrine.shared.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps buyers: makes their accounts, proves their addresses, gives back forgotten passwords, and lets them go. */
@Service
@Transactional
class People {

    private static final String LETTER = "letter";

    private final AccountRepository accounts;
    private final SellerRepository sellers;
    private final TeamRepository teams;
    private final Tickets tickets;
    private final Mails mails;
    private final MailLimits limits;
    private final TwoFactor factors;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            AccountRepository accounts,
            SellerRepository sellers,
            TeamRepository teams,
            Tickets tickets,
            Mails mails,
            MailLimits limits,
            TwoFactor factors,
            PasswordEncoder encoder,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.sellers = sellers;
        this.teams = teams;
        this.tickets = tickets;
        this.mails = mails;
        this.limits = limits;
        this.factors = factors;
        this.encoder = encoder;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Makes the account, unless the address has one. */
    void add(String email, String name, String passwordHash, Locale language) {
        if (accounts.findByEmail(email).isPresent()) {
            tellOwner(email);
            return;
        }
        Account account = accounts.saveAndFlush(Account.viewer(email, name, passwordHash, language, clock.instant()));
        audit.note("account.registered", account.id(), "");
        if (limits.tryTo(email)) {
            askToVerify(account);
        }
    }

    /** Somebody wants an account with an address that has one; its owner is told, and nobody else. */
    void tellOwner(String email) {
        accounts.findByEmail(email)
                .filter(Account::isActive)
                .filter(known -> limits.tryTo(email))
                .ifPresent(known -> mails.send(
                        known.mailTo(), LETTER, known.language(), Map.of("about", "known", "path", "/sign-in")));
    }

    /** @return false if too many mails were sent to this person */
    boolean verifyAgain(AccountId id) {
        Account account = get(id);
        if (account.isVerified()) {
            return true;
        }
        if (!limits.tryTo(account.email())) {
            return false;
        }
        askToVerify(account);
        return true;
    }

    private void askToVerify(Account account) {
        send(account, "verify", tickets.issue(Purpose.VERIFY, account.id().value()));
    }

    private void send(Account account, String about, TicketId ticket) {
        mails.send(account.mailTo(), LETTER, account.language(), Map.of("about", about), ticket);
    }

    @Transactional(readOnly = true)
    boolean canVerify(String token) {
        return tickets.look(Purpose.VERIFY, token).isPresent();
    }

    boolean verify(String token) {
        Optional<Account> account = tickets.use(Purpose.VERIFY, token)
                .flatMap(accounts::findAndLockById)
                .filter(Account::isActive);
        account.ifPresent(found -> {
            found.verify(clock.instant());
            tickets.revoke(Purpose.VERIFY, found.id().value());
            audit.note("account.verified", found.id(), "by mail");
        });
        return account.isPresent();
    }

    void forgot(String email) {
        accounts.findByEmail(email)
                .filter(Account::isActive)
                .filter(account -> limits.tryTo(email))
                .ifPresent(account -> send(
                        account,
                        "reset",
                        tickets.issue(Purpose.RESET, account.id().value())));
    }

    @Transactional(readOnly = true)
    Optional<String> emailOfReset(String token) {
        return tickets.look(Purpose.RESET, token)
                .flatMap(accounts::findById)
                .filter(Account::isActive)
                .map(Account::email);
    }

    /**
     * Ends every session of the account, and proves its address, too.
     *
     * @return false if the link is not good any more
     * @throws AccountException if the password is too weak; the link stays good
     */
    boolean reset(String token, Secret password) {
        Optional<String> email = emailOfReset(token);
        if (email.isEmpty()) {
            return false;
        }
        PasswordRules.check(password, email.get());
        Optional<Account> account = tickets.use(Purpose.RESET, token)
                .flatMap(accounts::findAndLockById)
                .filter(Account::isActive);
        account.ifPresent(found -> {
            found.changePassword(Objects.requireNonNull(encoder.encode(password.reveal())));
            found.verify(clock.instant());
            tickets.revoke(Purpose.RESET, found.id().value());
            audit.note("account.password-reset", found.id(), "by the owner, with a link");
            events.publishEvent(new AccessTakenBack(found.id()));
        });
        return account.isPresent();
    }

    void introduce(AccountId id, String name, Locale language) {
        get(id).introduce(AccountService.checkedName("displayName", name), language);
        audit.note("account.changed", id, "");
    }

    /** @throws AccountException if the password is wrong, or somebody depends on the account */
    @Transactional(noRollbackFor = AccountException.class) // so that wrong guesses count towards the lock
    void erase(AccountId id, Secret password) {
        Account account = get(id);
        if (account.role() != Role.VIEWER) {
            throw new AccountException("account", "account.erase.needed", "Sellers and administrators are needed");
        }
        OwnPassword.check(account, password, encoder, clock.instant());
        for (Purpose purpose : List.of(Purpose.VERIFY, Purpose.RESET)) {
            tickets.revoke(purpose, id.value());
        }
        teams.deleteByAccount(id.value());
        factors.forget(id);
        sellers.findByApplicant(id.value()).ifPresent(Seller::withdraw);
        account.erase(clock.instant());
        audit.note("account.erased", id, "by its owner");
        events.publishEvent(new AccountErased(id));
    }

    @Transactional(readOnly = true)
    List<PersonView> search(String text, int most) {
        String pattern = text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
        return accounts.search(pattern, Limit.of(most)).stream()
                .map(PersonView::of)
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<PersonView> find(AccountId id) {
        return accounts.findById(id.value()).map(PersonView::of);
    }

    /** An administrator knows by other means that the address is this person's. */
    void vouchFor(AccountId id) {
        get(id).verify(clock.instant());
        tickets.revoke(Purpose.VERIFY, id.value());
        audit.change("account.verified", id, "by hand", "not confirmed", "confirmed");
    }

    /** The path of a link with which its owner chooses another password; for where no mail is sent. */
    String resetPath(AccountId id) {
        audit.note("account.reset-link", id, "shown to the administrator");
        return tickets.linkFor(tickets.issue(Purpose.RESET, get(id).id().value()))
                .orElseThrow(() -> new IllegalStateException("A link that was just made is not there"));
    }

    private Account get(AccountId id) {
        UUID value = id.value();
        return accounts.findAndLockById(value)
                .orElseThrow(() -> new AccountException("account", "account.unknown", "There is no account " + id));
    }
}
