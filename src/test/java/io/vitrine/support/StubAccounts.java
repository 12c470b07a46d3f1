package io.vitrine.support;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows every shop by one name. */
public final class StubAccounts implements Accounts {

    private final String shopName;

    public StubAccounts(String shopName) {
        this.shopName = shopName;
    }

    @Override
    public Optional<String> shopName(SellerId seller) {
        return Optional.of(shopName);
    }

    @Override
    public NewAccount createSeller(String email, String shopName, String displayName, @Nullable Secret password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassword(AccountId account, Secret current, Secret next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Secret resetPassword(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deactivate(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void activate(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AccountView> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AccountView> find(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isFree(AccountId account) {
        throw new UnsupportedOperationException();
    }
}
