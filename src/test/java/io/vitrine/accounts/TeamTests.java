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

/** Shops' teams: who was invited, and what somebody may do until when. */
class TeamTests extends MailTest {

    @Autowired
    TeamService team;

    @Autowired
    Accounts accounts;

    @Autowired
    Registration registration;

    @Autowired
    People people;

    private final String email = "helper-" + UUID.randomUUID() + "@example.com";
    private final UUID show = UUID.randomUUID();
    private AccountId owner = new AccountId(UUID.randomUUID());
    private AccountId helper = new AccountId(UUID.randomUUID());
    private SellerId shop = new SellerId(UUID.randomUUID());

    @BeforeEach
    void people() {
        AccountView made = seller();
        owner = made.id();
        shop = Objects.requireNonNull(made.seller());
        registration.register(email, "Mina", Secret.of("a quiet harbour 7"), Locale.ENGLISH, email);
        helper = people.search(email, 1).get(0).id();
        mailTo(email, 1);
    }

    @Test
    void ownerIsWhoseShopItIs() {
        assertThat(team.roleOf(owner, shop, null)).contains(TeamRole.OWNER);
        assertThat(team.roleOf(owner, shop, show)).contains(TeamRole.OWNER);
        assertThat(team.roleOf(seller().id(), shop, null)).isEmpty();
        assertThat(team.roleOf(new AccountId(UUID.randomUUID()), shop, null)).isEmpty();
    }

    @Test
    void invitationIsAcceptedOnce() throws Exception {
        invite(TeamRole.HOST, null, null);
        assertThat(team.roleOf(helper, shop, null)).isEmpty();
        String token = token();

        assertThat(team.join(token, helper)).contains(TeamRole.HOST);
        assertThat(team.roleOf(helper, shop, null)).contains(TeamRole.HOST);
        assertThat(team.roleOf(helper, shop, show)).contains(TeamRole.HOST);
        assertThat(team.join(token, seller().id())).isEmpty();
    }

    @Test
    void roleForOneShowIsForThatShowAndEndsWithIt() throws Exception {
        invite(TeamRole.MODERATOR, show, null);
        team.join(token(), helper);

        assertThat(team.roleOf(helper, shop, show)).contains(TeamRole.MODERATOR);
        assertThat(team.roleOf(helper, shop, null)).isEmpty();
        assertThat(team.roleOf(helper, shop, UUID.randomUUID())).isEmpty();
        team.showIsOver(show);
        assertThat(team.roleOf(helper, shop, show)).isEmpty();
    }

    @Test
    void roleWithADateEndsThen() throws Exception {
        Instant end = clock.instant().plus(Duration.ofDays(2));
        invite(TeamRole.ANALYST, null, end);
        team.join(token(), helper);

        assertThat(team.roleOf(helper, shop, null)).contains(TeamRole.ANALYST);
        clock.advance(Duration.ofDays(2));
        assertThat(team.roleOf(helper, shop, null)).isEmpty();
    }

    @Test
    void invitationWhenDismissedOrOldIsNotAccepted() throws Exception {
        UUID id = invite(TeamRole.HOST, null, null);
        String token = token();
        team.dismiss(owner, shop, id);
        assertThat(team.join(token, helper)).isEmpty();

        invite(TeamRole.HOST, null, null);
        String second = linkIn(mailTo(email, 3)).substring("/join/".length());
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(team.join(second, helper)).isEmpty();
    }

    @Test
    void onlyTheOwnerAppoints() throws Exception {
        UUID id = invite(TeamRole.HOST, null, null);
        team.join(token(), helper);

        assertThatThrownBy(() ->
                        team.invite(helper, shop, "x@example.com", TeamRole.MODERATOR, null, null, Locale.ENGLISH))
                .isInstanceOf(AccountException.class);
        assertThatThrownBy(() -> team.dismiss(helper, shop, id)).isInstanceOf(AccountException.class);
        assertThatThrownBy(() -> invite(TeamRole.OWNER, null, null)).isInstanceOf(AccountException.class);
        // Somebody else's shop, with an id of this one.
        AccountView other = seller();
        team.dismiss(other.id(), Objects.requireNonNull(other.seller()), id);
        assertThat(team.roleOf(helper, shop, null)).contains(TeamRole.HOST);
    }

    @Test
    void memberWhoDeletesTheAccountOrIsDeactivatedMayNothing() throws Exception {
        invite(TeamRole.HOST, null, null);
        team.join(token(), helper);
        accounts.deactivate(helper);
        assertThat(team.roleOf(helper, shop, null)).isEmpty();
        accounts.activate(helper);
        people.erase(helper, Secret.of("a quiet harbour 7"));
        assertThat(team.roleOf(helper, shop, null)).isEmpty();
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
        return team.invite(owner, shop, email, role, broadcast, endsAt, Locale.ENGLISH);
    }

    private String token() throws Exception {
        return linkIn(mailTo(email, 2)).substring("/join/".length());
    }
}
