package io.vitrine.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AuditLog;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.limits.Limits.Reached;
import io.vitrine.pages.FakeMedia;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Sets limits in the console, and meets them on viewers' pages. */
@PageTest
class LimitsPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Limits limits;

    @Autowired
    AuditLog audit;

    @Autowired
    Stage stage;

    @Autowired
    FakeMedia media;

    @AfterEach
    void limitNothing() {
        limits.set(LimitsDraft.of(SiteLimits.NONE));
    }

    @Test
    void limitsWhenSetAreShownAndNotedAndWhatCannotBeIsRefusedWithNothingLost() {
        assertThat(set(Map.of("mostKbps", "6000", "mostLines", "1080", "publishDenied", "192.0.2.9/24\n2001:db8::1")))
                .hasRedirectedUrl("/console/limits");
        assertThat(limits.now().mostKbps()).isEqualTo(6000);
        assertThat(limits.mayPublish("192.0.2.1")).isFalse();
        assertThat(limits.mayPublish("2001:db8::1")).isFalse();
        assertThat(limits.mayPublish("198.51.100.1")).isTrue();
        assertThat(page()).bodyText().contains("192.0.2.0/24", "value=\"6000\"", "value=\"1080\"");
        assertThat(audit.latest(10))
                .anyMatch(entry -> entry.action().equals("limits.changed")
                        && String.valueOf(entry.before()).contains("0 kbit/s")
                        && String.valueOf(entry.after()).contains("6000 kbit/s")
                        && String.valueOf(entry.after()).contains("192.0.2.0/24"));

        for (Map.Entry<String, String> one : Map.of(
                        "mostKbps",
                        "12",
                        "mostLines",
                        "tall",
                        "playDenied",
                        "evil.example.com; deny",
                        "connections",
                        "1")
                .entrySet()) {
            assertThat(set(Map.of(one.getKey(), one.getValue(), "showViewers", "77")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("id=\"" + one.getKey() + "-error\"", one.getValue(), "value=\"77\"");
        }
        assertThat(limits.now().mostKbps()).isEqualTo(6000);
        assertThat(mvc.get().uri("/console/limits").with(Person.newSeller().signedIn()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void viewerWhenTheShowIsFullOrTheAddressUnwelcomeReadsSoAndIsCounted() {
        Person seller = Person.newSeller();
        BroadcastView live = stage.live(stage.channel(seller));
        String page = "/live/" + live.publicId();
        media.watching.put(live.publicId(), 3);
        set(Map.of("showViewers", "3"));
        long full = count(Reached.SHOW_FULL);

        assertThat(mvc.get().uri(page))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("The show is full", page)
                .doesNotContain(live.mediaId().value());
        assertThat(mvc.get().uri(page).with(seller.signedIn())).hasStatusOk();
        media.watching.put(live.publicId(), 2);
        assertThat(mvc.get().uri(page)).hasStatusOk();
        assertThat(count(Reached.SHOW_FULL)).isEqualTo(full + 1);

        set(Map.of("playDenied", "127.0.0.0/8"));
        assertThat(mvc.get().uri(page))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("You cannot watch from here")
                .doesNotContain(live.mediaId().value());
        assertThat(page()).bodyText().contains("Viewers who found a show full");
    }

    @Test
    void viewerWhenTheSiteSendsAsMuchAsItMayReadsSoAndIsCounted() {
        Person seller = Person.newSeller();
        BroadcastView live = stage.live(stage.channel(seller));
        String page = "/live/" + live.publicId();
        set(Map.of("mbps", "20"));
        media.traffic = 19_999_999;
        assertThat(mvc.get().uri(page)).hasStatusOk();
        media.traffic = 20_000_000;
        long busy = count(Reached.BANDWIDTH);
        assertThat(mvc.get().uri(page))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("The site is busy", page)
                .doesNotContain(live.mediaId().value());
        assertThat(mvc.get().uri(page).with(seller.signedIn())).hasStatusOk();
        assertThat(count(Reached.BANDWIDTH)).isEqualTo(busy + 1);
        media.traffic = 0;
    }

    @Test
    void shopWhenItHasALimitOfItsOwnIsNotHeldToThatOfTheSite() {
        Person seller = Person.newSeller();
        set(Map.of("sellerShows", "2"));
        assertThat(limits.showsOf(seller.shop())).isEqualTo(2);
        limits.setShowsOf(seller.shop(), "0");
        assertThat(limits.showsOf(seller.shop())).isZero();
        limits.setShowsOf(seller.shop(), "5");
        assertThat(limits.showsOf(seller.shop())).isEqualTo(5);
        assertThat(audit.latest(3))
                .anyMatch(entry -> entry.action().equals("limits.seller")
                        && String.valueOf(entry.after()).equals("5 shows at once"));
        assertThatThrownBy(() -> limits.setShowsOf(seller.shop(), "many")).isInstanceOf(LimitsException.class);
        assertThatThrownBy(() -> limits.setShowsOf(seller.shop(), "1001")).isInstanceOf(LimitsException.class);
        limits.setShowsOf(seller.shop(), "");
        assertThat(limits.showsOf(seller.shop())).isEqualTo(2);
    }

    private long count(Reached limit) {
        return limits.counts().getOrDefault(limit, 0L);
    }

    private MvcTestResult set(Map<String, String> fields) {
        var request = mvc.post()
                .uri("/console/limits")
                .with(Person.administrator().signedIn())
                .with(csrf());
        for (Map.Entry<String, String> field : fields.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    private MvcTestResult page() {
        return mvc.get()
                .uri("/console/limits")
                .with(Person.administrator().signedIn())
                .exchange();
    }
}
