package io.vitrine.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows who may do what for a shop, and lets its owner decide that. */
public interface Team {

    /** What somebody may do for a shop; {@link Membership#isNone} if nothing. */
    Membership membership(SignedIn who, SellerId seller);

    /** The shops whose studio somebody may open: their own first, then by name. */
    List<TeamShop> shopsOf(SignedIn who);

    /** The name of the person who gives rights for a shop. */
    Optional<String> ownerOf(SellerId seller);

    /** Those who were invited and those who came, oldest first. */
    List<TeamMemberView> members(SellerId seller);

    /**
     * Invites somebody by mail.
     *
     * @param broadcast the only show it is for; null for the whole shop
     * @param endsAt when it ends by itself; null until the show ends, or the owner ends it
     * @throws AccountException if what was typed is not valid, the person is in the team already, or the team is full
     */
    TeamInvitation invite(
            SellerId seller,
            String email,
            TeamRole role,
            @Nullable UUID broadcast,
            @Nullable Instant endsAt,
            Locale language);

    /**
     * Sends a fresh link to who was invited and has not come; the one before works no more.
     *
     * @throws AccountException if there is none such
     */
    TeamInvitation inviteAgain(SellerId seller, UUID member, Locale language);

    /** @throws AccountException if what was typed is not valid, or there is no such member of this shop */
    void change(SellerId seller, UUID member, TeamRole role, @Nullable Instant endsAt);

    /** Ends what a member may do from the next click on; nothing happens if that was done already. */
    void dismiss(SellerId seller, UUID member);

    /** Lets somebody give back all they were allowed to do for a shop. */
    void leave(AccountId account, SellerId seller);
}
