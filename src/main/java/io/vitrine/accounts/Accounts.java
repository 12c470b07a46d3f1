package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.util.List;
import java.util.Optional;

/** Creates people and changes their passwords. */
public interface Accounts {

    /**
     * Creates a seller with one person who may sign in.
     *
     * @param password the first password, or null to have one made
     * @return the account, and the password that was made; it is not kept anywhere in the clear
     * @throws AccountException if the address is taken or malformed, or the password is too weak
     */
    NewAccount createSeller(
            String email, String shopName, String displayName, @org.jspecify.annotations.Nullable Secret password);

    /** @throws AccountException if the current password is wrong or the next one is too weak */
    void changePassword(AccountId account, Secret current, Secret next);

    /** Gives the account a new first password, which its owner has to change, and lifts a lock. */
    Secret resetPassword(AccountId account);

    void deactivate(AccountId account);

    void activate(AccountId account);

    /** Sellers and administrators; buyers may be too many, and are looked for one by one. */
    List<AccountView> all();

    Optional<AccountView> find(AccountId account);

    /**
     * Whether nothing holds this person back: the account is active, nobody else has seen its password, and it has the
     * second factor if its role needs one.
     */
    boolean isFree(AccountId account);

    /** The name of a shop as its customers read it. */
    Optional<String> shopName(SellerId seller);

    /** An account that was made, and the password to tell its owner once. */
    record NewAccount(AccountView account, Secret password) {}
}
