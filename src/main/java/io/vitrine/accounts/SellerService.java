package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps shops: takes applications, and what administrators make of them. */
@Service
@Transactional
class SellerService implements Sellers {

    private final SellerRepository sellers;
    private final AccountRepository accounts;
    private final Mails mails;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SellerService(
            SellerRepository sellers,
            AccountRepository accounts,
            Mails mails,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sellers = sellers;
        this.accounts = accounts;
        this.mails = mails;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Standing> standing(SellerId seller) {
        return sellers.findById(seller.value()).map(Seller::standing);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ShopFacts> facts(SellerId seller) {
        return sellers.findById(seller.value()).map(Seller::facts);
    }

    @Transactional(readOnly = true)
    Optional<SellerApplication> find(SellerId seller) {
        return sellers.findById(seller.value()).map(Seller::view);
    }

    /** What somebody has asked for, or acts for. */
    @Transactional(readOnly = true)
    Optional<SellerApplication> of(SignedIn who) {
        SellerId shop = who.seller();
        return shop == null ? sellers.findByApplicant(who.account().value()).map(Seller::view) : find(shop);
    }

    @Transactional(readOnly = true)
    List<SellerApplication> in(Standing standing, int most) {
        return sellers.findByStandingOrderById(standing, Limit.of(most)).stream()
                .map(Seller::view)
                .toList();
    }

    /**
     * Asks for a shop, or changes what was asked for.
     *
     * @throws AccountException if something in it is not valid, or the person has a shop
     */
    void apply(AccountId applicant, ShopFacts typed) {
        ShopFacts facts = ShopRules.checked(typed);
        // Held, so that somebody who asks twice at once asks once.
        Account account = accounts.findAndLockById(applicant.value())
                .filter(found -> found.role() == Role.VIEWER)
                .orElseThrow(() -> new AccountException("form", "seller.has-one", "This account has a shop already"));
        Seller seller = sellers.findByApplicant(applicant.value())
                .map(known -> {
                    known.askAgain(facts);
                    return known;
                })
                .orElseGet(() -> sellers.save(Seller.asked(account.id(), facts, clock.instant())));
        audit.note("seller.applied", seller.id(), facts.name());
    }

    void describe(SellerId id, ShopFacts typed) {
        ShopFacts facts = ShopRules.checked(typed);
        Seller seller = get(id);
        String before = said(seller.facts());
        seller.describe(facts);
        audit.change("seller.described", id, facts.name(), before, said(facts));
    }

    @Override
    public void verify(SellerId id) {
        Seller seller = get(id);
        Standing before = seller.standing();
        seller.verify();
        Optional<Account> owner = owner(seller);
        owner.ifPresent(account -> account.open(seller));
        note("seller.verified", seller, before);
        tell(seller, owner, "shop-verified", "/studio");
    }

    @Override
    public void refuse(SellerId id, String reason) {
        Seller seller = get(id);
        Standing before = seller.standing();
        seller.refuse(ShopRules.reason(reason));
        note("seller.refused", seller, before);
        tell(seller, owner(seller), "shop-refused", "/apply");
    }

    @Override
    public void suspend(SellerId id, String reason) {
        Seller seller = get(id);
        Standing before = seller.standing();
        seller.suspend(ShopRules.reason(reason));
        note("seller.suspended", seller, before);
        events.publishEvent(new SellerSuspended(id, seller.reason()));
        tell(seller, owner(seller), "shop-suspended", "/studio");
    }

    @Override
    public void reinstate(SellerId id) {
        Seller seller = get(id);
        String reason = seller.reason();
        Standing before = seller.standing();
        seller.verify();
        note("seller.reinstated", seller, before);
        events.publishEvent(new SellerReinstated(id, reason));
        tell(seller, owner(seller), "shop-reinstated", "/studio");
    }

    private void note(String action, Seller seller, Standing before) {
        String detail = seller.reason().isEmpty() ? seller.name() : seller.name() + ": " + seller.reason();
        audit.change(
                action, seller.id(), detail, before.name(), seller.standing().name());
    }

    /** Without how a shop is reached: the log is kept for ever, and that may be somebody's telephone. */
    private static String said(ShopFacts facts) {
        return facts.name() + ", number " + (facts.businessNumber().isEmpty() ? "none" : facts.businessNumber())
                + ", returns policy of " + facts.returnsPolicy().length() + " characters";
    }

    private void tell(Seller seller, Optional<Account> owner, String about, String path) {
        Map<String, String> model = new HashMap<>();
        model.put("about", about);
        model.put("shop", seller.name());
        model.put("reason", seller.reason());
        model.put("path", path);
        owner.filter(Account::isActive)
                .ifPresent(account -> mails.send(account.mailTo(), "letter", account.language(), model));
    }

    private Optional<Account> owner(Seller seller) {
        AccountId applicant = seller.view().applicant();
        return applicant == null
                ? accounts.findBySellerOrderById(seller).stream().findFirst()
                : accounts.findAndLockById(applicant.value());
    }

    private Seller get(SellerId id) {
        return sellers.findAndLockById(id.value())
                .orElseThrow(() -> new AccountException("seller", "account.unknown", "There is no seller " + id));
    }
}
