package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.StreamKeys;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class OverviewControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Channels channels;

    @Autowired
    StreamKeys keys;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    FakeMedia media;

    @Autowired
    Stage stage;

    private final Person seller = Person.newSeller();

    @Test
    void overviewWhenSellerIsNewLeadsToTheFirstChannel() {
        assertThat(overview()).hasStatusOk().bodyText().contains("Open your first channel", "/studio/channels/new");
    }

    @Test
    void overviewWhenNothingWasShownYetTellsTheThreeSteps() {
        ChannelView channel = channels.create(seller.shop(), ChannelSettings.named("Evening ceramics"));
        assertThat(overview())
                .bodyText()
                .contains(
                        "Three steps to your first show", "Evening ceramics", "/studio/channels/" + channel.publicId())
                .doesNotContain("Done: your key has been used.");

        keys.used(channel.id(), KeySlot.PRIMARY, "192.0.2.7");
        stage.receiving(channel);
        assertThat(overview())
                .bodyText()
                .contains("Done: your key has been used.", "We are receiving your signal.", "Signal arriving");
    }

    @Test
    void overviewWhenOnAirShowsItFirstWithItsViewers() {
        ChannelView channel = channels.create(seller.shop(), ChannelSettings.named("Evening ceramics"));
        BroadcastView show = stage.live(channel);
        broadcasts.schedule(channel.id(), "Next week", null);
        media.watching.put(show.publicId(), 12);

        String page = body(overview());

        assertThat(page).contains("12 watching", "LIVE").doesNotContain("Three steps to your first show");
        assertThat(page.indexOf("Kiln opening")).isLessThan(page.indexOf("Next week"));
    }

    @Test
    void overviewShowsNothingOfOtherSellers() {
        ChannelView foreign = channels.create(Person.newSeller().shop(), ChannelSettings.named("Rival lamps"));
        broadcasts.schedule(foreign.id(), "Rival show", null);
        assertThat(overview()).bodyText().doesNotContain("Rival");
    }

    @Test
    void overviewWhenKoreanIsAskedForIsKorean() {
        assertThat(mvc.get().uri("/studio").locale(Locale.KOREAN).with(seller.signedIn()))
                .bodyText()
                .contains("첫 채널을 여세요", "lang=\"ko\"");
    }

    private MvcTestResult overview() {
        return mvc.get().uri("/studio").with(seller.signedIn()).exchange();
    }

    private static String body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
