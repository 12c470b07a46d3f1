package io.vitrine.accounts;

import io.vitrine.accounts.Ticket.Purpose;
import io.vitrine.accounts.mail.MailTickets.TicketId;
import io.vitrine.accounts.mail.MailTo;
import io.vitrine.accounts.mail.Mails;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes shops' teams: invites, appoints and dismisses; who may ask for that is decided by the pages. */
@Service
@Transactional
class TeamService {

    private static final int MOST_MEMBERS = 50;
    private static final int MOST_OF_NAME = 80;

    private final TeamRepository members;
    private final AccountRepository accounts;
    private final SellerRepository sellers;
    private final Tickets tickets;
    private final Mails mails;
    private final MailLimits limits;
    private final AuditLog audit;
    private final Clock clock;

    TeamService(
            TeamRepository members,
            AccountRepository accounts,
            SellerRepository sellers,
            Tickets tickets,
            Mails mails,
            MailLimits limits,
            AuditLog audit,
            Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.sellers = sellers;
        this.tickets = tickets;
        this.mails = mails;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    TeamInvitation invite(
            SellerId seller,
            String email,
            TeamRole role,
            @Nullable UUID broadcast,
            @Nullable Instant endsAt,
            Locale language) {
        String address = AccountService.checkedEmail(email);
        check(role, endsAt);
        if (isOwner(address, seller)) {
            throw new AccountException("email", "team.owner", "The owner of a shop needs no invitation to it");
        }
        boolean known = members.findBySellerIdOrderById(seller.value()).stream()
                .filter(member -> !member.isOver(clock.instant()))
                .anyMatch(member -> member.email().equals(address) && Objects.equals(member.broadcast(), broadcast));
        if (known) {
            throw new AccountException("email", "team.known", "That address is invited already");
        }
        if (members.countBySellerId(seller.value()) >= MOST_MEMBERS) {
            throw new AccountException("email", "team.full", "A team has at most " + MOST_MEMBERS + " members");
        }
        TeamMember member = members.save(new TeamMember(seller, address, role, broadcast, endsAt, clock.instant()));
        audit.note("team.invited", member.id(), said(member));
        return send(member, language);
    }

    TeamInvitation inviteAgain(SellerId seller, UUID id, Locale language) {
        TeamMember member = find(seller, id).filter(found -> !found.hasJoined()).orElseThrow(TeamService::unknown);
        tickets.revoke(Purpose.JOIN, id);
        audit.note("team.invited-again", id, said(member));
        return send(member, language);
    }

    /** What a link offers, without using it. */
    @Transactional(readOnly = true)
    Optional<TeamOffer> offer(String token) {
        return tickets.look(Purpose.JOIN, token)
                .flatMap(members::findById)
                .filter(this::isOpen)
                .map(member -> new TeamOffer(
                        member.id(),
                        member.seller(),
                        shopName(member.seller()),
                        member.email(),
                        member.role(),
                        member.broadcast() != null,
                        member.endsAt()));
    }

    /** Makes the person who holds the link a member; once, and only while the invitation stands. */
    Optional<SellerId> join(String token, AccountId account) {
        Optional<TeamMember> member =
                tickets.use(Purpose.JOIN, token).flatMap(members::findById).filter(this::isOpen);
        member.ifPresent(invited -> {
            invited.join(account);
            audit.note("team.joined", invited.id(), said(invited));
        });
        return member.map(TeamMember::seller);
    }

    void change(SellerId seller, UUID id, TeamRole role, @Nullable Instant endsAt) {
        check(role, endsAt);
        TeamMember member = find(seller, id).orElseThrow(TeamService::unknown);
        String before = said(member);
        member.change(role, endsAt);
        audit.note("team.changed", id, before + " is now " + said(member));
    }

    void dismiss(SellerId seller, UUID id) {
        find(seller, id).ifPresent(member -> remove(member, "team.dismissed"));
    }

    void leave(AccountId account, SellerId seller) {
        members.findBySellerIdAndAccountId(seller.value(), account.value())
                .forEach(member -> remove(member, "team.left"));
    }

    /** In the transaction that ends the show, so that no right outlives it. */
    @EventListener
    void end(ShowOver over) {
        members.findByBroadcast(over.show()).forEach(member -> remove(member, "team.ended"));
    }

    private void remove(TeamMember member, String action) {
        members.delete(member);
        tickets.revoke(Purpose.JOIN, member.id());
        audit.note(action, member.id(), said(member));
    }

    /** Where no mail is sent, the link goes to whoever invites, once. */
    private TeamInvitation send(TeamMember member, Locale language) {
        TicketId ticket = tickets.issue(Purpose.JOIN, member.id());
        if (!mails.areSent()) {
            return new TeamInvitation(member.id(), tickets.linkFor(ticket).orElse(null));
        }
        String address = member.email();
        if (!limits.tryTo(address)) {
            throw new AccountException("email", "team.often", "That address has had three mails within an hour");
        }
        // Whoever is invited has no name here yet.
        MailTo to = new MailTo(address, address.substring(0, Math.min(address.indexOf('@'), MOST_OF_NAME)));
        Map<String, String> model = Map.of("about", "invitation", "shop", shopName(member.seller()));
        mails.send(to, "letter", language, model, ticket);
        return new TeamInvitation(member.id(), null);
    }

    private void check(TeamRole role, @Nullable Instant endsAt) {
        if (!role.isGiven()) {
            throw new AccountException("role", "team.role", "A shop has one owner");
        }
        if (endsAt != null && !endsAt.isAfter(clock.instant())) {
            throw new AccountException("endsAt", "team.ends-at", "The end is in the past");
        }
    }

    private boolean isOpen(TeamMember member) {
        return !member.hasJoined() && !member.isOver(clock.instant());
    }

    private boolean isOwner(String address, SellerId seller) {
        return accounts.findByEmail(address)
                .map(Account::signedInUser)
                .filter(person -> seller.equals(person.seller()))
                .isPresent();
    }

    private Optional<TeamMember> find(SellerId seller, UUID id) {
        return members.findById(id).filter(found -> found.seller().equals(seller));
    }

    private String shopName(SellerId seller) {
        return sellers.findById(seller.value()).map(Seller::name).orElse("");
    }

    private static String said(TeamMember member) {
        return member.email() + ": " + member.role() + " of " + member.seller()
                + (member.broadcast() == null ? "" : " for show " + member.broadcast())
                + (member.endsAt() == null ? "" : " until " + member.endsAt());
    }

    private static AccountException unknown() {
        return new AccountException("member", "team.unknown", "There is no such member of the team");
    }
}
