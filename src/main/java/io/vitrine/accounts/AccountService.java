package io.vitrine.accounts;

import io.vitrine.shared.PlainText;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Keeps accounts in the database. */
@Service
@Transactional
class AccountService implements Accounts {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\\\]{1,64}@[^\\s@<>\"(),:;\\\\]+");
    private static final int MOST_OF_EMAIL = 254;
    private static final int MOST_OF_NAME = 80;

    private final AccountRepository accounts;
    private final SellerRepository sellers;
    private final TwoFactorRules rules;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            SellerRepository sellers,
            TwoFactorRules rules,
            PasswordEncoder encoder,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.sellers = sellers;
        this.rules = rules;
        this.encoder = encoder;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public NewAccount createSeller(String email, String shopName, String displayName, @Nullable Secret password) {
        String address = checkedEmail(email);
        String shop = checkedName("shopName", shopName);
        String name = checkedName("displayName", displayName);
        if (password != null) {
            PasswordRules.check(password, address);
        }
        Secret first = password == null ? Passwords.random() : password;
        Seller seller = sellers.save(new Seller(shop, clock.instant()));
        Account account = Account.seller(seller, address, name, hash(first), clock.instant());
        if (password == null) {
            account.lendPassword(account.passwordHash());
        }
        NewAccount made = new NewAccount(store(account).view(clock.instant()), first);
        audit.note("account.created", made.account().id(), "seller " + shop);
        return made;
    }

    /** Makes an administrator who has to change the password. */
    AccountView createAdministrator(String email, Secret password) {
        Account account = Account.administrator(checkedEmail(email), "Administrator", hash(password), clock.instant());
        account.lendPassword(account.passwordHash());
        audit.note("account.created", account.id(), "administrator");
        return store(account).view(clock.instant());
    }

    @Override
    @Transactional(noRollbackFor = AccountException.class) // so that wrong guesses count towards the lock
    public void changePassword(AccountId id, Secret current, Secret next) {
        Account account = locked(id);
        PasswordRules.check(next, account.email());
        OwnPassword.check(account, current, encoder, clock.instant());
        // Of this attempt only: wrong codes of a second factor stay counted.
        account.takeBackAttempt();
        if (current.equals(next)) {
            throw new AccountException("password", "account.password.same", "The password is the same as before");
        }
        account.choosePassword(hash(next));
        keepOwnSession(account);
        audit.note("account.password-changed", id, "");
    }

    /** Ends all sessions of the account, on whatever device, but the one that asks. */
    void signOutElsewhere(AccountId id) {
        Account account = locked(id);
        account.endSessions();
        keepOwnSession(account);
        audit.note("account.signed-out-elsewhere", id, "");
    }

    void noteEndOfSession(AccountId id) {
        audit.note("account.session-ended", id, "");
    }

    /** Sessions that know of an older one are over. */
    @Transactional(readOnly = true)
    int passwordRevision(AccountId id) {
        return accounts.findById(id.value()).map(Account::passwordRevision).orElse(0);
    }

    @Override
    public Secret resetPassword(AccountId id) {
        Secret password = Passwords.random();
        locked(id).lendPassword(hash(password));
        audit.note("account.password-reset", id, "by an administrator");
        events.publishEvent(new AccessTakenBack(id));
        return password;
    }

    @Override
    public void deactivate(AccountId id) {
        Account account = locked(id);
        if (account.isActive() && account.role() == Role.ADMIN && accounts.countActive(Role.ADMIN) == 1) {
            throw new AccountException(
                    "account", "account.last-administrator", "The last administrator cannot be deactivated");
        }
        String before = said(account);
        account.deactivate();
        audit.change("account.deactivated", id, "", before, said(account));
        events.publishEvent(new AccessTakenBack(id));
    }

    @Override
    public void activate(AccountId id) {
        Account account = locked(id);
        String before = said(account);
        account.activate();
        audit.change("account.activated", id, "", before, said(account));
    }

    private static String said(Account account) {
        return account.isActive() ? "active" : "deactivated";
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountView> all() {
        return accounts.findAllByRoleNotOrderByEmail(Role.VIEWER).stream()
                .map(account -> account.view(clock.instant()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AccountView> find(AccountId account) {
        return accounts.findById(account.value()).map(found -> found.view(clock.instant()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isFree(AccountId account) {
        return accounts.findById(account.value())
                .filter(Account::isActive)
                .filter(found -> !found.mustChangePassword())
                .filter(found -> !rules.isMissing(account, found.role()))
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> shopName(SellerId seller) {
        return sellers.findById(seller.value()).map(Seller::name);
    }

    @Transactional(readOnly = true)
    boolean isEmpty() {
        return accounts.count() == 0;
    }

    private Account locked(AccountId id) {
        return accounts.findAndLockById(id.value())
                .orElseThrow(() -> new AccountException("account", "account.unknown", "There is no account " + id));
    }

    private Account store(Account account) {
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException e) {
            throw new AccountException("email", "account.email.taken", "The e-mail address is taken");
        }
    }

    private String hash(Secret password) {
        return Objects.requireNonNull(encoder.encode(password.reveal()));
    }

    /** Whoever changes the password stays signed in here, and nowhere else. */
    static void keepOwnSession(Account account) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && user.account().equals(account.id())) {
            user.keepAfterPasswordChange(account.passwordRevision());
            keepContext();
        }
    }

    /** A session in the database learns only of what is put into it. */
    private static void keepContext() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpSession session = request.getRequest().getSession(false);
            if (session != null) {
                session.setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        SecurityContextHolder.getContext());
            }
        }
    }

    static String checkedEmail(String email) {
        String address = normalised(email);
        if (!isEmail(address)) {
            throw new AccountException("email", "account.email.malformed", "That is no e-mail address");
        }
        return address;
    }

    static boolean isEmail(String text) {
        return PlainText.isOneLine(text, MOST_OF_EMAIL) && EMAIL.matcher(text).matches();
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static String checkedName(String field, String name) {
        String text = name.strip();
        if (!PlainText.isOneLine(text, MOST_OF_NAME)) {
            throw new AccountException(field, "account.name.malformed", "A name is 1 to 80 characters on one line");
        }
        return text;
    }
}
