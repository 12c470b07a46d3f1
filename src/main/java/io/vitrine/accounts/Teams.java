package io.vitrine.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what people may do for shops. */
@Service
@Transactional(readOnly = true)
class Teams implements Team {

    private final TeamRepository members;
    private final AccountRepository accounts;
    private final SellerRepository sellers;
    private final TeamService changes;
    private final Clock clock;

    Teams(
            TeamRepository members,
            AccountRepository accounts,
            SellerRepository sellers,
            TeamService changes,
            Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.sellers = sellers;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whose shop it is, and whether the account is active, is looked at by {@link StandingFilter} before. */
    @Override
    public Membership membership(SignedIn who, SellerId seller) {
        if (seller.equals(who.seller())) {
            return Membership.owner(seller);
        }
        Instant now = clock.instant();
        Set<Right> everywhere = EnumSet.noneOf(Right.class);
        Map<UUID, Set<Right>> shows = new HashMap<>();
        members.findBySellerIdAndAccountId(seller.value(), who.account().value()).stream()
                .filter(member -> !member.isOver(now))
                .forEach(member -> {
                    UUID show = member.broadcast();
                    Set<Right> rights = show == null
                            ? everywhere
                            : shows.computeIfAbsent(show, unknown -> EnumSet.noneOf(Right.class));
                    rights.addAll(member.role().rights());
                });
        return new Membership(seller, everywhere, shows);
    }

    @Override
    public List<TeamShop> shopsOf(SignedIn who) {
        List<TeamShop> shops = new ArrayList<>();
        SellerId own = who.seller();
        if (own != null) {
            shops.add(shop(own, true));
        }
        Instant now = clock.instant();
        members.findByAccountId(who.account().value()).stream()
                .filter(member -> !member.isOver(now))
                .map(TeamMember::seller)
                .distinct()
                .filter(seller -> !seller.equals(own))
                .map(seller -> shop(seller, false))
                .sorted(Comparator.comparing(TeamShop::name))
                .forEach(shops::add);
        return shops;
    }

    @Override
    public Optional<String> ownerOf(SellerId seller) {
        return sellers.findById(seller.value())
                .flatMap(shop -> accounts.findBySellerOrderById(shop).stream().findFirst())
                .map(owner -> owner.signedInUser().displayName());
    }

    @Override
    public List<TeamMemberView> members(SellerId seller) {
        return members.findBySellerIdOrderById(seller.value()).stream()
                .map(this::view)
                .toList();
    }

    @Override
    @Transactional
    public TeamInvitation invite(
            SellerId seller,
            String email,
            TeamRole role,
            @Nullable UUID broadcast,
            @Nullable Instant endsAt,
            Locale language) {
        return changes.invite(seller, email, role, broadcast, endsAt, language);
    }

    @Override
    @Transactional
    public TeamInvitation inviteAgain(SellerId seller, UUID member, Locale language) {
        return changes.inviteAgain(seller, member, language);
    }

    @Override
    @Transactional
    public void change(SellerId seller, UUID member, TeamRole role, @Nullable Instant endsAt) {
        changes.change(seller, member, role, endsAt);
    }

    @Override
    @Transactional
    public void dismiss(SellerId seller, UUID member) {
        changes.dismiss(seller, member);
    }

    @Override
    @Transactional
    public void leave(AccountId account, SellerId seller) {
        changes.leave(account, seller);
    }

    private TeamShop shop(SellerId seller, boolean own) {
        return new TeamShop(
                seller, sellers.findById(seller.value()).map(Seller::name).orElse(""), own);
    }

    private TeamMemberView view(TeamMember member) {
        Optional<SignedInUser> person = Optional.ofNullable(member.account())
                .flatMap(accounts::findById)
                .map(Account::signedInUser);
        return new TeamMemberView(
                member.id(),
                member.email(),
                person.map(SignedInUser::displayName).orElse(null),
                person.map(SignedInUser::email).orElse(null),
                member.role(),
                member.broadcast(),
                member.endsAt(),
                member.createdAt());
    }
}
