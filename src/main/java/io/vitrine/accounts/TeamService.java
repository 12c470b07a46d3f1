package io.vitrine.accounts;

import io.vitrine.accounts.Ticket.Purpose;
import io.vitrine.accounts.mail.MailTickets.TicketId;
import io.vitrine.accounts.mail.MailTo;
import io.vitrine.accounts.mail.Mails;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps shops' teams: invites, and knows until when somebody may do what. */
@Service
@Transactional
class TeamService implements Team {

    private static final int MOST_MEMBERS = 50;
    private static final int MOST_OF_NAME = 80;

    private final TeamRepository members;
    private final AccountRepository accounts;
    private final SellerRepository sellers;
    private final Tickets tickets;
    private final Mails mails;
    private final AuditLog audit;
    private final Clock clock;

    TeamService(
            TeamRepository members,
            AccountRepository accounts,
            SellerRepository sellers,
            Tickets tickets,
            Mails mails,
            AuditLog audit,
            Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.sellers = sellers;
        this.tickets = tickets;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TeamRole> roleOf(AccountId account, SellerId seller, @Nullable UUID broadcast) {
        Optional<Account> person = accounts.findById(account.value()).filter(Account::isActive);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        if (seller.equals(person.get().signedInUser().seller())) {
            return Optional.of(TeamRole.OWNER);
        }
        Instant now = clock.instant();
        return members.findBySellerIdAndAccountId(seller.value(), account.value()).stream()
                .filter(member -> member.isFor(broadcast, now))
                .map(TeamMember::role)
                .min(Comparator.naturalOrder());
    }

    @Override
    public void showIsOver(UUID broadcast) {
        members.deleteByBroadcast(broadcast);
    }

    /**
     * Sends an invitation by mail.
     *
     * @param broadcast the only show it is for; null for all
     * @param endsAt when it ends by itself; null until the show ends, or the owner ends it
     * @return what was made, by its id
     * @throws AccountException if the person who asks is not the owner, or what was typed is not valid
     */
    UUID invite(
            AccountId owner,
            SellerId seller,
            String email,
            TeamRole role,
            @Nullable UUID broadcast,
            @Nullable Instant endsAt,
            Locale language) {
        checkOwner(owner, seller);
        String address = AccountService.checkedEmail(email);
        if (role == TeamRole.OWNER) {
            throw new AccountException("role", "team.role", "A shop has one owner");
        }
        if (endsAt != null && !endsAt.isAfter(clock.instant())) {
            throw new AccountException("endsAt", "team.ends-at", "The end is in the past");
        }
        if (members.countBySellerId(seller.value()) >= MOST_MEMBERS) {
            throw new AccountException("email", "team.full", "A team has at most " + MOST_MEMBERS + " members");
        }
        TeamMember member = members.save(new TeamMember(seller, address, role, broadcast, endsAt, clock.instant()));
        TicketId ticket = tickets.issue(Purpose.JOIN, member.id());
        String shop = sellers.findById(seller.value()).map(Seller::name).orElse("");
        // Whoever is invited has no name here yet.
        MailTo to = new MailTo(address, address.substring(0, Math.min(address.indexOf('@'), MOST_OF_NAME)));
        mails.send(to, "letter", language, Map.of("about", "invitation", "shop", shop), ticket);
        audit.note("team.invited", member.id(), role + " of " + seller);
        return member.id();
    }

    /** Makes the person who holds the link a member; once, and only while the invitation stands. */
    Optional<TeamRole> join(String token, AccountId account) {
        Optional<TeamMember> member = tickets.use(Purpose.JOIN, token)
                .flatMap(members::findById)
                .filter(invited -> !invited.hasJoined() && invited.isFor(invited.broadcast(), clock.instant()));
        member.ifPresent(invited -> {
            invited.join(account);
            audit.note("team.joined", invited.id(), invited.role() + " of " + invited.seller());
        });
        return member.map(TeamMember::role);
    }

    void dismiss(AccountId owner, SellerId seller, UUID id) {
        checkOwner(owner, seller);
        members.findById(id).filter(found -> found.seller().equals(seller)).ifPresent(member -> {
            members.delete(member);
            tickets.revoke(Purpose.JOIN, id);
            audit.note("team.dismissed", id, member.role() + " of " + seller);
        });
    }

    @Transactional(readOnly = true)
    List<String> addresses(SellerId seller) {
        return members.findBySellerIdOrderById(seller.value()).stream()
                .map(TeamMember::email)
                .toList();
    }

    private void checkOwner(AccountId account, SellerId seller) {
        if (roleOf(account, seller, null).filter(TeamRole.OWNER::equals).isEmpty()) {
            throw new AccountException("owner", "team.owner", "Only the owner of a shop appoints its team");
        }
    }
}
