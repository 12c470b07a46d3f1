package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.transcoding.LogLine;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.TranscodingStatus.State;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class ControlRoomControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    FakeMedia media;

    @Autowired
    Clock clock;

    private final Person seller = Person.newSeller();

    @Test
    void showWhenThereIsNoSignalDisablesGoLiveAndSaysWhy() {
        assertThat(body(stage.planned(stage.channel(seller)), ""))
                .contains("Waiting for your signal", "There is no signal yet", "No encoder is connected.")
                .containsPattern("id=\"go-live\"[^>]*disabled");
    }

    @Test
    void showWhenThereIsNoPictureYetDisablesGoLiveAndSaysWhy() {
        assertThat(body(stage.receiving(stage.channel(seller)), ""))
                .contains("Your signal is arriving", "The picture is being prepared.")
                .containsPattern("id=\"go-live\"[^>]*disabled");
    }

    @Test
    void showWhenThereIsAPictureOffersGoLive() {
        BroadcastView show = stage.ready(stage.channel(seller));
        String page = body(show, "");
        assertThat(page)
                .contains("Ready to go live", "/hls/" + show.mediaId() + "/main.m3u8", "All is well with your signal.")
                .contains("3200 kbit/s", "1280 × 720", "H264", "AAC");
        assertThat(page).doesNotContainPattern("id=\"go-live\"[^>]*disabled").doesNotContain("id=\"end-show\"");
    }

    @Test
    void showWhenLiveOffersEndAndCountsViewers() {
        BroadcastView show = stage.live(stage.channel(seller));
        media.watching.put(show.publicId(), 42);
        assertThat(body(show, ""))
                .contains(
                        "You are live",
                        "id=\"end-show\"",
                        "data-since=\"" + stage.now(show.id()).startedAt())
                .containsPattern("id=\"viewers\">42<")
                .doesNotContain("id=\"go-live\"");
    }

    @Test
    void showWhenInterruptedTellsTheDeadline() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = stage.live(channel);
        stage.hangUp(channel);
        assertThat(body(show, ""))
                .contains(
                        "Your signal is gone",
                        "data-until=\"" + stage.now(show.id()).resumeBy());
    }

    @Test
    void showWhenASecondEncoderIsRefusedTellsItWhileTheFirstSends() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = stage.live(channel);
        Instant since = media.of(channel.id()).orElseThrow().since();
        media.refused.put(
                channel.id(),
                List.of(
                        new RefusedPublish(since.plusSeconds(9), "192.0.2.8", "refused.busy"),
                        new RefusedPublish(since.minusSeconds(9), "192.0.2.9", "refused.key.wrong")));
        assertThat(body(show, ""))
                .contains("Another encoder is already connected", "192.0.2.8")
                .doesNotContain("192.0.2.9");
    }

    @Test
    void showWhenCodecCannotBePlayedSaysWhatToChange() {
        BroadcastView show = stage.receiving(stage.channel(seller));
        media.transcodings.put(
                show.id(),
                new TranscodingStatus(State.FAILED, List.of(), false, 0, 0, 0, "transcoding.problem.codec", "HEVC"));
        assertThat(body(show, "")).contains("HEVC video, which browsers do not play", "cannot be shown");
    }

    @Test
    void showWhenNodeIsFullSaysThatViewersGetTheSourceOnly() {
        BroadcastView show = stage.ready(stage.channel(seller));
        media.transcodings.put(
                show.id(), new TranscodingStatus(State.RUNNING, List.of("source"), true, 0, 1, 30, null, null));
        assertThat(body(show, "")).contains("no room for smaller pictures");
    }

    @Test
    void showWhenHtmxAsksGivesOnlyWhatChanges() {
        BroadcastView show = stage.ready(stage.channel(seller));
        MvcTestResult first = fragment(show, "");
        assertThat(first).hasHeader(HttpHeaders.VARY, "HX-Request");
        String drawn = text(first);
        assertThat(drawn).doesNotContain("<html", "<video").contains("id=\"live\"", "id=\"state\"");
        assertThat(drawn).contains("hx-swap-oob=\"true\"");

        String unchanged = text(fragment(show, version(drawn)));
        assertThat(unchanged)
                .contains("id=\"live\"")
                .doesNotContain("id=\"state\"", "id=\"actions\"", "id=\"messages\"");

        broadcasts.goLive(show.id());
        assertThat(text(fragment(show, version(drawn))))
                .contains("id=\"state\"", "You are live", "id=\"actions\"")
                // What was said of the last state goes, and so does what can no longer be done.
                .containsPattern("id=\"messages\" hx-swap-oob=\"true\">\\s*</div>")
                .doesNotContain("Cancel the show");
    }

    @Test
    void goLiveWhenThereIsAPictureGoesLiveAndMayBeRepeated() {
        BroadcastView show = stage.ready(stage.channel(seller));
        assertThat(post(page(show) + "/go-live")).hasRedirectedUrl(page(show));
        assertThat(post(page(show) + "/go-live"))
                .hasRedirectedUrl(page(show))
                .flash()
                .containsEntry("notice", "studio.golive.done");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.LIVE);
    }

    @Test
    void goLiveWhenThePictureIsGoneSaysWhyNot() {
        BroadcastView show = stage.receiving(stage.channel(seller));
        assertThat(post(page(show) + "/go-live")).flash().containsEntry("alert", "broadcast.no-picture");
        assertThat(stage.now(show.id()).phase()).isEqualTo(Phase.PREVIEW);
    }

    @Test
    void endEndsTheShow() {
        BroadcastView show = stage.live(stage.channel(seller));
        assertThat(post(page(show) + "/end")).hasRedirectedUrl(page(show) + "/report");
        assertThat(body(show, "")).contains("The show is over").doesNotContain("<video");
    }

    @Test
    void disconnectWhenConnectedDropsTheEncoder() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = stage.ready(channel);
        post(page(show) + "/disconnect");
        assertThat(media.dropped).containsOnlyOnce(channel.id());
    }

    @Test
    void disconnectWhenTheShowHasNoEncoderLeavesThatOfTheNextShowAlone() {
        ChannelView channel = stage.channel(seller);
        BroadcastView past = stage.live(channel);
        broadcasts.end(past.id());
        stage.hangUp(channel);
        stage.ready(channel);
        post(page(past) + "/disconnect");
        assertThat(media.dropped).doesNotContain(channel.id());
    }

    @Test
    void showWhenTheEncoderCarriesAnotherShowLeadsThere() {
        ChannelView channel = stage.channel(seller);
        BroadcastView nextWeek =
                broadcasts.schedule(channel.id(), "Next week", clock.instant().plus(7, ChronoUnit.DAYS));
        BroadcastView today = stage.ready(channel);
        assertThat(body(nextWeek, ""))
                .contains("Your encoder is sending to another show", page(today))
                .contains("No encoder is connected.");
        assertThat(body(today, "")).doesNotContain("Your encoder is sending to another show");
    }

    @Test
    void logShowsWhatFfmpegSaidAsText() {
        BroadcastView show = stage.ready(stage.channel(seller));
        media.logs.put(show.id(), List.of(new LogLine(clock.instant(), "frame=1 <b>fps</b>=30")));
        assertThat(mvc.get().uri(page(show) + "/log").with(seller.signedIn()))
                .bodyText()
                .contains("frame=1 &lt;b&gt;fps&lt;/b&gt;=30")
                .doesNotContain("<html");
    }

    private static String version(String fragment) {
        Matcher matcher =
                Pattern.compile("name=\"stateVersion\" value=\"([^\"]+)\"").matcher(fragment);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private MvcTestResult fragment(BroadcastView show, String version) {
        return mvc.get()
                .uri(page(show) + "?stateVersion=" + version)
                .header("HX-Request", "true")
                .with(seller.signedIn())
                .exchange();
    }

    private String body(BroadcastView show, String query) {
        return text(mvc.get().uri(page(show) + query).with(seller.signedIn()).exchange());
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String action) {
        return mvc.post().uri(action).with(csrf()).with(seller.signedIn()).exchange();
    }

    private static String page(BroadcastView show) {
        return "/studio/broadcasts/" + show.publicId();
    }
}
