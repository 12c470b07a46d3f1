package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.TeamMemberView;
import io.vitrine.accounts.TeamRole;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Secret;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which an owner appoints a team, and a team works. */
@PageTest
class TeamPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Team team;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    private Person owner = Person.newSeller();
    private Person helper = Person.newSeller();

    @BeforeEach
    void people() {
        owner = person(Role.SELLER);
        helper = person(Role.VIEWER);
    }

    @Test
    void ownerInvitesHandsTheLinkOverAndTheHelperWorks() {
        BroadcastView show = stage.ready(stage.channel(owner));
        String form = "/studio/team?email=" + helper.email() + "&role=MODERATOR&show=" + show.publicId();
        MvcTestResult invited = post(form, owner);
        assertThat(invited).hasRedirectedUrl("/studio/team");
        String link = Objects.requireNonNull(
                        invited.getMvcResult().getFlashMap().get("link"))
                .toString();
        String path = link.substring(link.indexOf("/join/"));

        assertThat(mvc.get().uri(path))
                .hasStatusOk()
                .bodyText()
                .contains("Harbour Goods", "Moderator", "Sign in", helper.email());
        assertThat(get(path, owner)).hasStatusOk().bodyText().contains("This is your own shop");
        assertThat(post(path, owner)).as("does not use the link up").hasStatusOk();
        MvcTestResult joined = post(path, helper);
        assertThat(joined).hasRedirectedUrl("/studio");
        assertThat(post(path, person(Role.VIEWER))).hasStatus(HttpStatus.GONE);

        assertThat(get("/studio", helper))
                .hasStatusOk()
                .bodyText()
                .contains(show.title(), "Chat desk")
                .doesNotContain("/studio/orders", "/studio/products", "Control room", "Address and key");
        assertThat(get("/studio/team", helper))
                .hasStatusOk()
                .bodyText()
                .contains("Leave this team", "Kiln opening")
                .doesNotContain("Send the invitation", owner.email());
        assertThat(get("/studio/broadcasts/" + show.publicId() + "/chat", helper))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Control room");
        assertThat(get("/", helper)).bodyText().contains("href=\"/studio\"");

        broadcasts.cancel(show.id());
        assertThat(get("/studio/broadcasts/" + show.publicId() + "/chat", helper))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/", helper)).bodyText().doesNotContain("href=\"/studio\"");
    }

    @Test
    void memberWithTwoShopsChoosesOne() {
        Person second = person(Role.SELLER);
        stage.channel(owner);
        join(owner, TeamRole.HOST);
        join(second, TeamRole.ANALYST);
        assertThat(get("/studio", helper))
                .bodyText()
                .contains("/studio/shops/" + owner.shop(), "/studio/shops/" + second.shop());

        MvcTestResult chosen = post("/studio/shops/" + second.shop(), helper);
        assertThat(chosen).hasRedirectedUrl("/studio");
        Cookie cookie = Objects.requireNonNull(chosen.getResponse().getCookie("shop"));
        assertThat(mvc.get().uri("/studio/orders").with(helper.signedIn()).cookie(cookie))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/studio/shops/" + UUID.randomUUID(), helper)).hasStatus(HttpStatus.NOT_FOUND);
        // An address that names something of the other shop leads there, and the choice follows.
        BroadcastView show = stage.planned(stage.channel(owner));
        MvcTestResult followed = mvc.get()
                .uri("/studio/broadcasts/" + show.publicId())
                .with(helper.signedIn())
                .cookie(cookie)
                .exchange();
        assertThat(followed).hasStatusOk();
        assertThat(Objects.requireNonNull(followed.getResponse().getCookie("shop"))
                        .getValue())
                .isEqualTo(owner.shop().toString());
    }

    @Test
    void refusalTellsWhoCanGiveTheRight() {
        join(owner, TeamRole.MODERATOR);
        MvcTestResult refused = get("/studio/orders", helper);
        assertThat(refused).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri("/error")
                        .accept("text/html")
                        .requestAttr("jakarta.servlet.error.status_code", 403)
                        .requestAttr(
                                StudioAccess.REFUSAL,
                                Objects.requireNonNull(refused.getRequest().getAttribute(StudioAccess.REFUSAL)))
                        .with(helper.signedIn())
                        .with(request -> {
                            request.setDispatcherType(DispatcherType.ERROR);
                            return request;
                        }))
                .bodyText()
                .contains("Harbour Goods", "Ada Finch can give you the right");
    }

    @Test
    void ownerChangesAndDismissesAndTheMemberLeaves() {
        join(owner, TeamRole.MODERATOR);
        TeamMemberView member = team.members(owner.shop()).get(0);
        assertThat(post("/studio/team/" + member.id() + "?role=HOST&until=2999-12-31&zone=Asia/Seoul", owner))
                .hasRedirectedUrl("/studio/team");
        assertThat(team.members(owner.shop()).get(0).endsAt()).hasToString("2999-12-31T15:00:00Z");
        assertThat(get("/studio/orders", helper)).hasStatusOk();
        post("/studio/team/" + member.id() + "?role=OWNER", owner);
        assertThat(team.members(owner.shop()).get(0).role()).isEqualTo(TeamRole.HOST);
        assertThat(post("/studio/team/" + member.id() + "/dismiss", helper))
                .as("only the owner dismisses")
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/studio/team/leave", helper)).hasRedirectedUrl("/account");
        assertThat(get("/studio", helper)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/studio/team/leave", owner)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void invitationThatIsNotValidIsShownAgainWithTheReason() {
        assertThat(post("/studio/team?email=nobody&role=HOST", owner))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("nobody", "aria-invalid=\"true\"");
        assertThat(post("/studio/team?email=" + owner.email() + "&role=HOST", owner))
                .bodyText()
                .contains("This is the owner of the shop");
        assertThat(post("/studio/team?email=a@example.com&role=HOST&until=yesterday", owner))
                .bodyText()
                .contains("This is not a date.");
        assertThat(post("/studio/team?email=a@example.com&role=HOST&show=aaaaaaaaaaaaaaaa", owner))
                .bodyText()
                .contains("This show is over");
    }

    private void join(Person of, TeamRole role) {
        String link = team.invite(of.shop(), helper.email(), role, null, null, Locale.ENGLISH)
                .toHandOver()
                .orElseThrow();
        assertThat(post(link, helper)).hasRedirectedUrl("/studio");
    }

    private Person person(Role role) {
        AccountView made = accounts.createSeller(
                        UUID.randomUUID() + "@example.com", "Harbour Goods", "Ada Finch", Secret.of("three teapots 9"))
                .account();
        return new Person(made.id(), made.email(), made.displayName(), role, shopOf(made, role));
    }

    private static io.vitrine.accounts.@Nullable SellerId shopOf(AccountView made, Role role) {
        return role == Role.SELLER ? made.seller() : null;
    }

    private MvcTestResult get(String uri, Person person) {
        return mvc.get().uri(uri).with(person.signedIn()).exchange();
    }

    private MvcTestResult post(String uri, Person person) {
        return mvc.post().uri(uri).with(csrf()).with(person.signedIn()).exchange();
    }
}
