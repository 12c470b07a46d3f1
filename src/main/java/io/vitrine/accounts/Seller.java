package io.vitrine.accounts;

import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop. */
@Entity
@Table(name = "sellers")
class Seller {

    @Id
    private UUID id;

    private String name;
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    private @Nullable UUID applicant;
    private String businessNumber = "";
    private String contact = "";
    private String returnsPolicy = "";
    private String reason = "";

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Seller() {}

    /** A shop that an administrator makes is trusted. */
    Seller(String name, Instant now) {
        this.id = Ids.next();
        this.name = name;
        this.createdAt = now;
        this.standing = Standing.VERIFIED;
    }

    static Seller asked(AccountId applicant, ShopFacts facts, Instant now) {
        Seller seller = new Seller(facts.name(), now);
        seller.standing = Standing.APPLIED;
        seller.applicant = applicant.value();
        seller.describe(facts);
        return seller;
    }

    final void describe(ShopFacts facts) {
        name = facts.name();
        businessNumber = facts.businessNumber();
        contact = facts.contact();
        returnsPolicy = facts.returnsPolicy();
    }

    void askAgain(ShopFacts facts) {
        if (standing != Standing.APPLIED) {
            become(Standing.APPLIED, "");
        }
        describe(facts);
    }

    void verify() {
        become(Standing.VERIFIED, "");
    }

    void refuse(String why) {
        become(Standing.CLOSED, why);
    }

    void suspend(String why) {
        become(Standing.SUSPENDED, why);
    }

    /** Whoever asked for the shop is gone, and forgotten. */
    void withdraw() {
        standing = Standing.CLOSED;
        applicant = null;
        describe(new ShopFacts(Account.ERASED_NAME, "", "", ""));
    }

    private void become(Standing next, String why) {
        if (!standing.canBecome(next)) {
            throw new AccountException(
                    "standing", "seller.standing", "A shop that is " + standing + " cannot become " + next);
        }
        standing = next;
        reason = why;
    }

    SellerId id() {
        return new SellerId(id);
    }

    String name() {
        return name;
    }

    Standing standing() {
        return standing;
    }

    String reason() {
        return reason;
    }

    ShopFacts facts() {
        return new ShopFacts(name, businessNumber, contact, returnsPolicy);
    }

    SellerApplication view() {
        return new SellerApplication(
                id(), facts(), standing, reason, applicant == null ? null : new AccountId(applicant));
    }
}
