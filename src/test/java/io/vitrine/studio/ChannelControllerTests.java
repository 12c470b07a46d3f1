package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.LatencyMode;
import io.vitrine.channels.StreamKeys;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class ChannelControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Channels channels;

    @Autowired
    StreamKeys keys;

    @Autowired
    FakeMedia media;

    @Autowired
    Clock clock;

    private final Person seller = Person.newSeller();

    @Test
    void createWhenAllIsGivenMakesTheChannelAndShowsIt() {
        MvcTestResult result = post(
                "/studio/channels?name=Tea corner&latency=ULTRA&goesLiveByItself=true&profile=source&reconnectMinutes=0");
        ChannelView made = channels.ofSeller(seller.shop()).get(0);
        assertThat(result).hasRedirectedUrl("/studio/channels/" + made.publicId());
        assertThat(made.name()).isEqualTo("Tea corner");
        assertThat(made.latency()).isEqualTo(LatencyMode.ULTRA);
        assertThat(made.goesLiveByItself()).isTrue();
        assertThat(made.sourceOnly()).isTrue();
        assertThat(made.reconnectWindow()).isZero();
    }

    @Test
    void createWhenSentTwiceMakesOneChannel() {
        String request = "/studio/channels?name=Twice&reconnectMinutes=2&once=5d0c0a6e";
        MvcTestResult first = post(request);
        MvcTestResult second = post(request);
        assertThat(channels.ofSeller(seller.shop())).hasSize(1);
        assertThat(second.getResponse().getRedirectedUrl())
                .isNotNull()
                .isEqualTo(first.getResponse().getRedirectedUrl());
    }

    @Test
    void createWhenSomethingIsWrongSaysSoAndKeepsWhatWasTyped() {
        MvcTestResult result =
                post("/studio/channels?name= &latency=RELAXED&goesLiveByItself=true&reconnectMinutes=31&once=a1");
        assertThat(result)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the channel a name.", "Choose 0 to 30 minutes.", "value=\"31\"")
                .containsPattern("value=\"RELAXED\"[^>]*checked")
                .containsPattern("name=\"goesLiveByItself\"[^>]*checked");
        assertThat(channels.ofSeller(seller.shop())).isEmpty();
        assertThat(post("/studio/channels?name=Fine&latency=WARP&profile=&reconnectMinutes=30&once=a1"))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void showTellsServerAndViewersAddressAndNeverTheKey() {
        ChannelView channel = stage.channel(seller);
        String body = body(channel);
        assertThat(body)
                .contains("rtmp://shop.example.com:1935/live", "http://shop.example.com/live/" + channel.publicId())
                .doesNotContain(key(channel, KeySlot.PRIMARY), key(channel, KeySlot.SECONDARY));
    }

    @Test
    void showWhenEncodersWereRefusedTellsWhyAndWhatToDo() {
        ChannelView channel = stage.channel(seller);
        media.refused.put(
                channel.id(), List.of(new RefusedPublish(clock.instant(), "192.0.2.8", "refused.key.replaced")));
        assertThat(body(channel)).contains("The stream key has been replaced", "copy the new stream key", "192.0.2.8");
    }

    @Test
    void showWhenBannedTellsTheReason() {
        ChannelView channel = stage.channel(seller);
        channels.ban(channel.id(), "No licence for knives", null);
        assertThat(body(channel)).contains("This channel may not publish.", "No licence for knives");
    }

    @Test
    void keyWhenAskedForIsGivenAndKeptByNobody() {
        ChannelView channel = stage.channel(seller);
        MvcTestResult result = post(page(channel) + "/keys/SECONDARY/show");
        assertThat(result)
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .bodyText()
                .isEqualTo(key(channel, KeySlot.SECONDARY));
    }

    @Test
    void rotateWhenWithGraceReplacesTheKeyAndSaysUntilWhen() {
        ChannelView channel = stage.channel(seller);
        String before = key(channel, KeySlot.PRIMARY);
        assertThat(post(page(channel) + "/keys/PRIMARY/rotate?grace=HOUR"))
                .hasRedirectedUrl(page(channel))
                .flash()
                .containsEntry("notice", "studio.key.rotated.hour");
        assertThat(key(channel, KeySlot.PRIMARY)).isNotEqualTo(before);
        assertThat(keys.recognise(List.of(new StreamKeys.Presented(Secret.of(before), null)))
                        .get(0))
                .isInstanceOf(io.vitrine.channels.KeyVerdict.Accepted.class);
        assertThat(body(channel)).contains("The key before it still works until");
    }

    @Test
    void rotateWhenSentTwiceReplacesTheKeyOnce() {
        ChannelView channel = stage.channel(seller);
        post(page(channel) + "/keys/PRIMARY/rotate?grace=NOW&once=77");
        String next = key(channel, KeySlot.PRIMARY);
        post(page(channel) + "/keys/PRIMARY/rotate?grace=NOW&once=77");
        assertThat(key(channel, KeySlot.PRIMARY)).isEqualTo(next);
    }

    @Test
    void rotateWhenGraceIsUnknownIsRefused() {
        ChannelView channel = stage.channel(seller);
        assertThat(post(page(channel) + "/keys/PRIMARY/rotate?grace=YEAR")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post(page(channel) + "/keys/TERTIARY/show")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void changeWhenAllIsGivenChangesTheSettings() {
        ChannelView channel = stage.channel(seller);
        assertThat(post(page(channel) + "/settings?name=New name&latency=RELAXED&reconnectMinutes=5"))
                .hasRedirectedUrl(page(channel));
        ChannelView changed = channels.find(channel.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("New name");
        assertThat(changed.reconnectWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(changed.goesLiveByItself()).isFalse();
    }

    @Test
    void changeWhenSomethingIsWrongKeepsWhatWasTypedAndTheRestOfThePage() {
        ChannelView channel = stage.channel(seller);
        assertThat(post(page(channel) + "/settings?name=&latency=LOW&reconnectMinutes="))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the channel a name.", "Choose 0 to 30 minutes.", "Recommended for OBS");
        assertThat(channels.find(channel.id()).orElseThrow().name()).isEqualTo("Evening ceramics");
    }

    private String body(ChannelView channel) {
        MvcTestResult result = mvc.get()
                .uri("http://shop.example.com" + page(channel))
                .with(seller.signedIn())
                .exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String key(ChannelView channel, KeySlot slot) {
        return keys.show(channel.id(), slot).reveal();
    }

    private static String page(ChannelView channel) {
        return "/studio/channels/" + channel.publicId();
    }

    private MvcTestResult post(String action) {
        return mvc.post().uri(action).with(csrf()).with(seller.signedIn()).exchange();
    }
}
