package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.TranscodingStatus.State;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Looks at an installation in which this and that happens, and at what people and programs are told of it. */
@PageTest
class StatusPageTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Watch watch;

    @Autowired
    FakeMedia media;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    MeterRegistry metrics;

    private final RequestPostProcessor administrator = Person.administrator().signedIn();

    @AfterEach
    void mend() {
        media.answering.clear();
        media.published.clear();
        media.transcodings.clear();
        watch.look();
    }

    @Test
    void pageWhenAllIsWellSaysSoAndDrawsWhatWasMeasured() throws Exception {
        media.answering.put("ingest", true);
        media.answering.put("edge", true);
        watch.look();
        watch.look();
        assertThat(page(""))
                .contains("All is well.", "data-part=\"database\" data-state=\"up\"", "It takes streams.")
                .contains("The last hour", "data-chart=\"viewers\"", "data-chart=\"disk\"", "<table", " GB")
                .containsPattern("class=\"chart-line\" vector-effect=\"non-scaling-stroke\" d=\"M[0-9.]+ [0-9.]+h0L");
        assertThat(page("?period=day")).contains("The last day").doesNotContain("The last hour");
        assertThat(page("?period=%3Cscript%3E")).contains("The last hour").doesNotContain("<script>");
        assertThat(mvc.get().uri("/console/status").header("HX-Request", "true").with(administrator))
                .bodyText()
                .contains("id=\"now\"")
                .doesNotContain("<html");
    }

    @Test
    void edgeWhenItDoesNotAnswerIsDegradedOnThePageInHealthAndInTheMeters() throws Exception {
        media.answering.put("edge", false);
        watch.look();
        assertThat(page(""))
                .contains("data-part=\"edge\" data-state=\"degraded\"", "viewers see nothing")
                .contains("something needs to be looked at");
        assertThat(mvc.get().uri("/console").with(administrator)).bodyText().contains("id=\"degraded\"");
        assertThat(mvc.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyText()
                .contains("\"edge\":{\"details\":{\"findings\":[\"It does not answer", "\"status\":\"DEGRADED\"");
        assertThat(mvc.get().uri("/actuator/health/readiness")).hasStatusOk();
        assertThat(gauge("vitrine.component.state", "component", "edge", "state", "degraded"))
                .isEqualTo(1);
        media.answering.put("edge", true);
        watch.look();
        assertThat(page("")).contains("data-part=\"edge\" data-state=\"up\"");
        assertThat(gauge("vitrine.component.state", "component", "edge", "state", "degraded"))
                .isZero();
    }

    @Test
    void ffmpegWhenItIsStartedAgainAndAgainIsNamedWithItsShow() throws Exception {
        BroadcastView show = live();
        transcoding(show, 0, 1);
        watch.look();
        transcoding(show, 2, 1);
        watch.look();
        assertThat(page("")).contains("Every FFmpeg keeps up.");
        transcoding(show, 3, 1);
        watch.look();
        assertThat(page(""))
                .contains("FFmpeg of “Kiln opening” had to be started again 3 times")
                .contains("data-part=\"transcoding\" data-state=\"degraded\"");
        broadcasts.end(show.id());
        watch.look();
        assertThat(page("")).contains("Every FFmpeg keeps up.");
    }

    @Test
    void ffmpegWhenItIsSlowForAWhileIsNamedWithItsShow() throws Exception {
        BroadcastView show = live();
        transcoding(show, 0, 0.6);
        watch.look();
        watch.look();
        assertThat(page("")).contains("Every FFmpeg keeps up.");
        watch.look();
        assertThat(page("")).contains("FFmpeg of “Kiln opening” makes 0.60 seconds of media in a second");
        broadcasts.end(show.id());
    }

    @Test
    void showWhenItIsOverLeavesNoMeterOfItsOwn() {
        BroadcastView show = live();
        String id = show.publicId().value();
        media.answering.put("ingest", true);
        media.watching.put(show.publicId(), 31);
        media.published.add(new PublishedStream(
                show.channelPublicId().value(),
                1,
                "192.0.2.7",
                "OBS",
                Duration.ofMinutes(1),
                1_000_000,
                2_400_000,
                1280,
                720,
                30,
                "H264",
                "AAC"));
        transcoding(show, 0, 1);
        watch.look();
        assertThat(gauge("vitrine.broadcast.viewers", "broadcast", id)).isEqualTo(31);
        assertThat(gauge("vitrine.broadcast.received", "broadcast", id)).isEqualTo(300_000);
        assertThat(gauge("vitrine.broadcast.ffmpeg.speed", "broadcast", id)).isEqualTo(1);
        broadcasts.end(show.id());
        media.watching.remove(show.publicId());
        watch.look();
        assertThat(metrics.find("vitrine.broadcast.viewers")
                        .tag("broadcast", id)
                        .gauges())
                .isEmpty();
        assertThat(metrics.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(tag -> tag.getValue()))
                .doesNotContain(id);
    }

    @Test
    void healthWhenAskedForByWayOfTheEdgeIsNotThere() {
        for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/actuator/prometheus")) {
            assertThat(mvc.get().uri(path).header("X-Forwarded-For", "192.0.2.7"))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    private BroadcastView live() {
        ChannelView channel = stage.channel(Person.newSeller());
        return stage.live(channel);
    }

    private void transcoding(BroadcastView show, int restarts, double speed) {
        media.transcodings.put(
                show.id(),
                new TranscodingStatus(State.RUNNING, List.of("source"), false, restarts, speed, 30, null, null));
    }

    private double gauge(String name, String... tags) {
        return metrics.get(name).tags(tags).gauges().stream()
                .mapToDouble(Gauge::value)
                .findFirst()
                .orElseThrow();
    }

    private String page(String query) throws UnsupportedEncodingException {
        var result =
                mvc.get().uri("/console/status" + query).with(administrator).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString();
    }
}
