package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.pages.MailTest;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Shops' teams: who was invited, and what somebody may do until when. */
class TeamTests extends MailTest {

    @Autowired
    Team team;

    @Autowired
    TeamService changes;

    @Autowired
    AuditLog audit;

    @Autowired
    AccountRepository accountRows;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Accounts accounts;

    @Autowired
    Registration registration;

    @Autowired
    People people;

    private final String email = "helper-" + UUID.randomUUID() + "@example.com";
    private final UUID show = UUID.randomUUID();
    private AccountId owner = new AccountId(UUID.randomUUID());
    private String ownerEmail = "";
    private AccountId helper = new AccountId(UUID.randomUUID());
    private SellerId shop = new SellerId(UUID.randomUUID());

    @BeforeEach
    void people() {
        AccountView made = seller();
        owner = made.id();
        ownerEmail = made.email();
        shop = Objects.requireNonNull(made.seller());
        registration.register(email, "Mina", Secret.of("a quiet harbour 7"), Locale.ENGLISH, email);
        helper = people.search(email, 1).get(0).id();
        mailTo(email, 1);
    }

    @Test
    void ownerMayEverything() {
        Membership membership = team.membership(person(owner), shop);
        assertThat(membership.isOwner()).isTrue();
        assertThat(Right.values()).allMatch(right -> membership.may(right, show) && membership.may(right, null));
        assertThat(team.membership(person(seller().id()), shop).isNone()).isTrue();
    }

    @Test
    void invitationIsAcceptedOnce() throws Exception {
        invite(TeamRole.HOST, null, null);
        assertThat(of(helper).isNone()).isTrue();
        String token = token();
        assertThat(changes.offer(token)).get().extracting(TeamOffer::role).isEqualTo(TeamRole.HOST);

        assertThat(changes.join(token, helper)).contains(shop);
        assertThat(of(helper).may(Right.DIRECT, null)).isTrue();
        assertThat(of(helper).may(Right.DIRECT, show)).isTrue();
        assertThat(of(helper).may(Right.SHOP, null)).isFalse();
        assertThat(changes.join(token, seller().id())).isEmpty();
        assertThat(changes.offer(token)).isEmpty();
    }

    @Test
    void roleForOneShowIsForThatShowAndEndsWithIt() throws Exception {
        invite(TeamRole.MODERATOR, show, null);
        changes.join(token(), helper);

        assertThat(of(helper).may(Right.CHAT, show)).isTrue();
        assertThat(of(helper).may(Right.CHAT, null)).isFalse();
        assertThat(of(helper).may(Right.LOOK, null)).isTrue();
        assertThat(of(helper).sees(UUID.randomUUID())).isFalse();
        transactions.executeWithoutResult(status -> events.publishEvent(new ShowOver(show)));
        assertThat(of(helper).isNone()).isTrue();
        assertThat(audit.latest(50)).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("team.ended");
            assertThat(entry.detail()).contains(email, show.toString());
        });
    }

    @Test
    void rightsOfTwoRolesAddUp() throws Exception {
        invite(TeamRole.ANALYST, null, null);
        changes.join(token(), helper);
        invite(TeamRole.MODERATOR, show, null);
        changes.join(linkIn(mailTo(email, 3)).substring("/join/".length()), helper);

        assertThat(of(helper).may(Right.NUMBERS, show)).isTrue();
        assertThat(of(helper).may(Right.CHAT, show)).isTrue();
        assertThat(of(helper).may(Right.CHAT, UUID.randomUUID())).isFalse();
    }

    @Test
    void roleWithADateEndsThen() throws Exception {
        Instant end = clock.instant().plus(Duration.ofDays(2));
        invite(TeamRole.ANALYST, null, end);
        changes.join(token(), helper);

        assertThat(of(helper).may(Right.NUMBERS, null)).isTrue();
        assertThat(team.shopsOf(person(helper))).extracting(TeamShop::seller).containsExactly(shop);
        clock.advance(Duration.ofDays(2));
        assertThat(of(helper).isNone()).isTrue();
        assertThat(team.shopsOf(person(helper))).isEmpty();
    }

    @Test
    void invitationWhenDismissedReplacedOrOldIsNotAccepted() throws Exception {
        UUID id = invite(TeamRole.HOST, null, null);
        String first = token();
        team.inviteAgain(shop, id, Locale.ENGLISH);
        String second = linkIn(mailTo(email, 3)).substring("/join/".length());
        assertThat(changes.join(first, helper)).isEmpty();
        team.dismiss(shop, id);
        assertThat(changes.join(second, helper)).isEmpty();

        clock.advance(Duration.ofHours(1));
        invite(TeamRole.HOST, null, null);
        String third = linkIn(mailTo(email, 4)).substring("/join/".length());
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(changes.join(third, helper)).isEmpty();
    }

    @Test
    void invitationIsRefusedForOwnersForThosePresentAndForTooManyMails() {
        invite(TeamRole.HOST, null, null);
        assertThatThrownBy(() -> invite(TeamRole.ANALYST, null, null))
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.code()).isEqualTo("team.known"));
        assertThatThrownBy(() -> invite(TeamRole.OWNER, show, null)).isInstanceOf(AccountException.class);
        assertThatThrownBy(() -> invite(TeamRole.HOST, show, clock.instant())).isInstanceOf(AccountException.class);
        assertThatThrownBy(() -> team.invite(shop, ownerEmail, TeamRole.HOST, null, null, Locale.ENGLISH))
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.code()).isEqualTo("team.owner"));
        // One at registration, one for the first invitation, one for this.
        invite(TeamRole.HOST, show, null);
        assertThatThrownBy(() -> invite(TeamRole.HOST, UUID.randomUUID(), null))
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.code()).isEqualTo("team.often"));
    }

    @Test
    void memberOfAnotherShopIsNotChangedOrDismissed() throws Exception {
        UUID id = invite(TeamRole.HOST, null, null);
        changes.join(token(), helper);
        SellerId other = Objects.requireNonNull(seller().seller());
        team.dismiss(other, id);
        assertThatThrownBy(() -> team.change(other, id, TeamRole.ANALYST, null)).isInstanceOf(AccountException.class);
        assertThat(of(helper).may(Right.DIRECT, null)).isTrue();
    }

    @Test
    void memberWhoIsChangedDismissedOrLeavesMayLessAtOnceAndTheLogSaysSo() throws Exception {
        UUID id = invite(TeamRole.HOST, null, null);
        changes.join(token(), helper);
        team.change(shop, id, TeamRole.MODERATOR, null);
        assertThat(of(helper).may(Right.CHAT, null)).isTrue();
        assertThat(of(helper).may(Right.DIRECT, null)).isFalse();
        team.leave(helper, shop);
        assertThat(of(helper).isNone()).isTrue();
        assertThat(audit.latest(50).stream().filter(entry -> entry.entity().equals(id.toString())))
                .extracting(AuditLog.Entry::action)
                .containsExactly("team.left", "team.changed", "team.joined", "team.invited");
    }

    @Test
    void memberWhoDeletesTheAccountMayNothing() throws Exception {
        invite(TeamRole.HOST, null, null);
        changes.join(token(), helper);
        people.erase(helper, Secret.of("a quiet harbour 7"));
        assertThat(of(helper).isNone()).isTrue();
        assertThat(team.members(shop)).isEmpty();
    }

    private Membership of(AccountId account) {
        return team.membership(person(account), shop);
    }

    private SignedIn person(AccountId account) {
        return accountRows.findById(account.value()).orElseThrow().signedInUser();
    }

    private AccountView seller() {
        return accounts.createSeller(
                        "seller-" + UUID.randomUUID() + "@example.com",
                        "Harbour Goods",
                        "Ada",
                        Secret.of("three teapots 9"))
                .account();
    }

    private UUID invite(TeamRole role, @Nullable UUID broadcast, @Nullable Instant endsAt) {
        return team.invite(shop, email, role, broadcast, endsAt, Locale.ENGLISH).member();
    }

    private String token() throws Exception {
        return linkIn(mailTo(email, 2)).substring("/join/".length());
    }
}
