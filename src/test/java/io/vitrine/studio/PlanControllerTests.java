package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class PlanControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Clock clock;

    private final Person seller = Person.newSeller();

    @Test
    void formWhenThereIsNoChannelLeadsToMakingOne() {
        assertThat(mvc.get().uri("/studio/broadcasts/new").with(seller.signedIn()))
                .hasRedirectedUrl("/studio/channels/new");
    }

    @Test
    void planWhenStartIsGivenReadsItInTheSellersTimeZone() {
        ChannelView channel = stage.channel(seller);
        Instant start = clock.instant().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime local = LocalDateTime.ofInstant(start, ZoneId.of("Asia/Seoul"));
        MvcTestResult result = plan(channel, "Winter bowls", local.toString(), "Asia/Seoul");
        BroadcastView planned = only(channel);
        assertThat(result).hasRedirectedUrl("/studio/broadcasts/" + planned.publicId());
        assertThat(planned.title()).isEqualTo("Winter bowls");
        assertThat(planned.plannedStart()).isEqualTo(start);
    }

    @Test
    void planWhenStartIsLeftOutPlansWithoutOne() {
        ChannelView channel = stage.channel(seller);
        plan(channel, "Some time", "", "");
        assertThat(only(channel).plannedStart()).isNull();
    }

    @Test
    void planWhenSomethingIsWrongSaysSoAndKeepsWhatWasTyped() {
        ChannelView channel = stage.channel(seller);
        assertThat(plan(channel, " ", "2030-05-04T19:30", "Asia/Seoul"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the show a title.", "value=\"2030-05-04T19:30\"");
        assertThat(plan(channel, "Old news", "2020-05-04T19:30", "Asia/Seoul"))
                .bodyText()
                .contains("The planned start is in the past.", "value=\"Old news\"");
        assertThat(plan(channel, "When?", "soon", "Nowhere/Land"))
                .bodyText()
                .contains("This is not a date and time.", "value=\"soon\"");
        assertThat(plan(channel, "x".repeat(121), "", "")).bodyText().contains("longer than 120 characters");
        assertThat(broadcasts.ofChannel(channel.id(), 9)).isEmpty();
    }

    @Test
    void holdsAreChosenWhenTheShowIsPlannedAndStayAsTheyAreOnceItWasOnAir() {
        ChannelView channel = stage.channel(seller);
        plan(channel, "Winter bowls", "", "");
        BroadcastView show = only(channel);
        assertThat(show.holds()).isEqualTo(HoldMode.AT_CHECKOUT);
        String path = page(show) + "/plan?title=Winter bowls&visibility=PUBLIC&holds=";
        assertThat(post(path + "FIRST_PAID")).hasRedirectedUrl(page(show));
        assertThat(stage.now(show.id()).holds()).isEqualTo(HoldMode.FIRST_PAID);
        assertThat(mvc.get().uri(page(show) + "/plan").with(seller.signedIn()))
                .bodyText()
                .contains("value=\"FIRST_PAID\" checked", "cannot be changed any more once it was");
        post(path + "nonsense");
        assertThat(stage.now(show.id()).holds()).isEqualTo(HoldMode.FIRST_PAID);

        stage.carry(channel, show);
        broadcasts.goLive(show.id());

        assertThat(post(path + "AT_CHECKOUT"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("When something is a buyer’s cannot be changed any more");
        assertThat(stage.now(show.id()).holds()).isEqualTo(HoldMode.FIRST_PAID);
        assertThat(mvc.get().uri(page(show) + "/plan").with(seller.signedIn()))
                .bodyText()
                .contains("this stays as it is", "disabled");
        assertThat(post(path + "FIRST_PAID")).hasRedirectedUrl(page(show));
    }

    @Test
    void renameWhenTitleIsGoodRenames() {
        BroadcastView show = stage.planned(stage.channel(seller));
        assertThat(post(page(show) + "/rename?title= Better title "))
                .hasRedirectedUrl(page(show))
                .flash()
                .containsEntry("notice", "studio.rename.done");
        assertThat(stage.now(show.id()).title()).isEqualTo("Better title");
    }

    @Test
    void renameWhenTitleIsMissingSaysSoAndRenamesNothing() {
        BroadcastView show = stage.planned(stage.channel(seller));
        assertThat(post(page(show) + "/rename?title= "))
                .flash()
                .containsEntry("renameError", "studio.plan.title.missing");
        assertThat(stage.now(show.id()).title()).isEqualTo(show.title());
    }

    @Test
    void cancelWhenPlannedCancelsAndMayBeRepeated() {
        BroadcastView show = stage.planned(stage.channel(seller));
        assertThat(post(page(show) + "/cancel")).hasRedirectedUrl("/studio");
        assertThat(post(page(show) + "/cancel")).hasRedirectedUrl("/studio");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void cancelWhenOnAirSaysWhyNot() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(post(page(show) + "/cancel"))
                .hasRedirectedUrl(page(show))
                .flash()
                .containsEntry("alert", "broadcast.on-air");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.LIVE);
    }

    private BroadcastView only(ChannelView channel) {
        assertThat(broadcasts.ofChannel(channel.id(), 9)).hasSize(1);
        return broadcasts.ofChannel(channel.id(), 9).get(0);
    }

    private MvcTestResult plan(ChannelView channel, String title, String start, String zone) {
        return mvc.post()
                .uri("/studio/broadcasts")
                .param("channel", channel.publicId().value())
                .param("title", title)
                .param("start", start)
                .param("zone", zone)
                .with(csrf())
                .with(seller.signedIn())
                .exchange();
    }

    private MvcTestResult post(String action) {
        return mvc.post().uri(action).with(csrf()).with(seller.signedIn()).exchange();
    }

    private static String page(BroadcastView show) {
        return "/studio/broadcasts/" + show.publicId();
    }
}
