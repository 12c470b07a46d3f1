package io.vitrine.tokens;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes, recognises and revokes the tokens with which programs act for a shop. */
public interface Tokens {

    /** The longest name of a token. */
    int MOST_NAME = 60;

    /** Tokens of one shop that can be used at the same time. */
    int MOST_OF_SHOP = 20;

    /**
     * Makes a token.
     *
     * @param by who makes it; it works as long as this person acts for the shop
     * @return the token, which is kept nowhere in the clear
     * @throws TokenException if the name is no line of text, there is no scope or one that is not for shops, or the shop has enough tokens
     */
    NewToken create(SellerId seller, AccountId by, String name, Set<Scope> scopes, TokenLife life);

    /** Makes a token that acts for the site, as long as its maker is an administrator; else as {@link #create}. */
    NewToken createForSite(AccountId by, String name, Set<Scope> scopes, TokenLife life);

    /** The usable ones of the site, newest first, then what was revoked or has expired in the last 30 days. */
    List<TokenView> ofSite();

    /** As {@link #revoke}, of a token that acts for the site. */
    void revokeOfSite(PublicId token);

    /** The usable ones of a shop, newest first, then what was revoked or has expired in the last 30 days. */
    List<TokenView> ofSeller(SellerId seller);

    /** Makes a token useless at once; nothing happens if the shop has none of this id that works. */
    void revoke(SellerId seller, PublicId token);

    /**
     * Recognises a token, and notes that it was used.
     *
     * @param address the network address that it came from
     * @return nothing if it never was one, was revoked, has expired, or its maker acts for the shop no longer; of the
     *     site, also while its maker has to change the password or to set up a second factor
     */
    Optional<Caller> recognise(Secret token, String address);

    /** A token that was made, to be shown once. */
    record NewToken(TokenView view, Secret token) {}
}
