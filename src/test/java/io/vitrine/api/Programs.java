package io.vitrine.api;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Role;
import io.vitrine.pages.Person;
import io.vitrine.shared.Secret;
import io.vitrine.tokens.Scope;
import io.vitrine.tokens.TokenLife;
import io.vitrine.tokens.Tokens;
import io.vitrine.tokens.Tokens.NewToken;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens shops whose programs have tokens. */
final class Programs {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Accounts accounts;
    private final Tokens tokens;

    Programs(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    Person shop() {
        int number = COUNT.incrementAndGet();
        AccountView made = accounts.createSeller(
                        "program" + number + "@example.com", "Kiln " + number, "Ada Finch", null)
                .account();
        return new Person(
                made.id(), made.email(), made.displayName(), Role.SELLER, Objects.requireNonNull(made.seller()));
    }

    /** An administrator's program. */
    NewToken siteToken(Scope... scopes) {
        AccountView administrator = accounts.all().stream()
                .filter(account -> account.role() == Role.ADMIN && account.active())
                .findFirst()
                .orElseThrow();
        if (!accounts.isFree(administrator.id())) {
            accounts.changePassword(
                    administrator.id(), accounts.resetPassword(administrator.id()), Secret.of("of their own choice"));
        }
        Set<Scope> chosen = EnumSet.noneOf(Scope.class);
        chosen.addAll(Set.of(scopes));
        return tokens.createForSite(administrator.id(), "Watch", chosen, TokenLife.WEEK);
    }

    NewToken token(Person shop, Scope... scopes) {
        Set<Scope> chosen = EnumSet.noneOf(Scope.class);
        chosen.addAll(Set.of(scopes));
        return tokens.create(shop.shop(), shop.account(), "Score board", chosen, TokenLife.WEEK);
    }

    /** The header of a token that may do everything that a shop's may. */
    String bearer(Person shop) {
        return "Bearer "
                + token(shop, Scope.ofShops().toArray(Scope[]::new)).token().reveal();
    }
}
