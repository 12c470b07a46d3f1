package io.vitrine.showroom;

import static io.vitrine.support.Exhibits.NOW;
import static io.vitrine.support.Exhibits.broadcast;
import static io.vitrine.support.Exhibits.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.ShopFacts;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.VisitorId;
import io.vitrine.accounts.Visitors;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.LatencyMode;
import io.vitrine.playback.Audience;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CartView;
import io.vitrine.shop.Carts;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.VariantId;
import io.vitrine.stage.Card;
import io.vitrine.stage.NoticeKind;
import io.vitrine.stage.Screen;
import io.vitrine.stage.Screens;
import io.vitrine.stage.Snapshot;
import io.vitrine.support.StubAccounts;
import io.vitrine.support.StubBroadcasts;
import io.vitrine.support.StubChannels;
import io.vitrine.support.StubLimits;
import io.vitrine.support.StubPlayback;
import io.vitrine.support.StubSellers;
import io.vitrine.support.StubTeam;
import io.vitrine.waitlist.JoinOutcome;
import io.vitrine.waitlist.WaitView;
import io.vitrine.waitlist.Waitlist;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Looks at the viewer's pages and at the state they follow, in every phase. */
@WebMvcTest({IndexController.class, WatchController.class})
@AutoConfigureMockMvc(addFilters = false)
@Import({
    Shows.class,
    Viewing.class,
    Doors.class,
    StubLimits.class,
    StubPlayback.class,
    PlayerWords.class,
    Visitors.class,
    ShowroomTests.Stubs.class
})
class ShowroomTests {

    private static final StubBroadcasts BROADCASTS = new StubBroadcasts();
    private static Screen screen = Screen.EMPTY;
    private static final StubChannels CHANNELS = new StubChannels();

    private final MockMvcTester mvc;

    private ChannelView channel = channel("Morning Kiln", LatencyMode.LOW);

    @Autowired
    ShowroomTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @BeforeEach
    void openShop() {
        screen = Screen.EMPTY;
        BROADCASTS.views.clear();
        CHANNELS.views.clear();
        channel = channel("Morning Kiln", LatencyMode.LOW);
        CHANNELS.views.add(channel);
    }

    @Test
    void indexWhenNothingIsOnAirSaysSo() {
        assertThat(get("/")).hasStatusOk().bodyText().contains("The window is dark for now");
    }

    @Test
    void indexWhenAShowIsLiveLinksToIt() {
        BroadcastView live = put(Phase.LIVE);

        assertThat(get("/"))
                .hasStatusOk()
                .bodyText()
                .contains("/live/" + live.publicId(), "Celadon &lt;bowls&gt;", "Haneul Ceramics", "7 watching")
                .doesNotContain(live.mediaId().value());
    }

    @Test
    void indexWhenAShowIsPlannedTellsWhen() {
        Instant start = NOW.plusSeconds(3600);
        BROADCASTS.views.add(broadcast(channel, Phase.SCHEDULED, "Teapots", start));

        assertThat(get("/")).hasStatusOk().bodyText().contains("Coming up", "datetime=\"" + start + "\"");
    }

    @Test
    void indexWhenAskedInKoreanAnswersInKorean() {
        assertThat(mvc.get().uri("/").header("Accept-Language", "ko-KR,ko;q=0.9"))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"ko\"", "지금은 쇼윈도가 꺼져 있습니다");
    }

    @Test
    void indexWhenTheLanguageIsChosenRemembersIt() {
        assertThat(mvc.get().uri("/?lang=ko")).cookies().hasValue("lang", "ko");
    }

    @Test
    void indexWhenTheLanguageIsUnknownKeepsTheCurrentOne() {
        assertThat(mvc.get().uri("/?lang=xx")).hasStatusOk().bodyText().contains("lang=\"en\"");
    }

    @Test
    void watchPageWhenLiveTellsThePlaylist() {
        BroadcastView live = put(Phase.LIVE);

        assertThat(get("/live/" + live.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("/hls/" + live.mediaId() + "/main.m3u8", "data-phase=\"LIVE\"");
    }

    @Test
    void watchPageWhenProductsAreShownTellsWhatTheyCostAndWhetherTheyCanBeBought() {
        BroadcastView live = put(Phase.LIVE);
        Card cup = card("Moon <jar>", Money.of(20_000, "KRW"), 3, false);
        Card bowl = card("Bowl", null, null, false);
        Card gone = card("Vase", null, 0, true);
        screen = new Screen(
                7,
                List.of(cup, bowl, gone),
                List.of(new Screen.Pinned(1, cup, NOW)),
                List.of(new Screen.Notice(NoticeKind.FIXED, "Free <delivery>", NOW, null)));

        assertThat(get("/live/" + live.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("Moon &lt;jar&gt;", "Free &lt;delivery&gt;", "3 left", "Sold out", "₩18,000")
                .contains("<s data-was>₩20,000</s>")
                .contains("/shop/products/" + cup.id() + "?show=" + live.publicId())
                .doesNotContain("20 left");
    }

    private static Card card(String title, @Nullable Money was, @Nullable Integer left, boolean soldOut) {
        return new Card(PublicId.random(), title, Money.of(18_000, "KRW"), true, was, left, soldOut, null);
    }

    @Test
    void watchPageOfAChannelWhenNothingIsPlannedWaits() {
        assertThat(get("/live/" + channel.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("data-phase=\"NONE\"", "Nothing planned yet");
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "LIVE")
    void watchPageWhenNotLiveKeepsTheMediaPrivate(Phase phase) {
        BroadcastView show = put(phase);

        assertThat(get("/live/" + show.publicId()))
                .hasStatusOk()
                .bodyText()
                .contains("data-curtain=\"" + phase + "\"")
                .doesNotContain(show.mediaId().value());
        assertThat(get("/live/" + show.publicId() + "/state"))
                .bodyJson()
                .extractingPath("$.playlist")
                .isNull();
    }

    @Test
    void stateWhenLiveHoldsAllThatThePlayerNeeds() {
        BroadcastView live = put(Phase.LIVE);

        MvcTestResult state = get("/live/" + channel.publicId() + "/state");

        assertThat(state).hasStatusOk().hasHeader("Cache-Control", "max-age=1");
        assertThat(state).bodyJson().isLenientlyEqualTo("""
                        {"id": "%s", "channel": "%s", "phase": "LIVE", "shop": "Haneul Ceramics",
                         "playlist": "/hls/%s/main.m3u8", "latency": {"mode": "LOW", "target": 0.95, "part": 0.333},
                         "viewers": 7, "now": "%s", "startedAt": "%s", "resumeBy": null}
                        """.formatted(
                        live.publicId(), channel.publicId(), live.mediaId(), NOW, NOW));
    }

    @Test
    void stateWhenInterruptedTellsHowLongItWaits() {
        BroadcastView show = put(Phase.INTERRUPTED);

        assertThat(get("/live/" + show.publicId() + "/state"))
                .bodyJson()
                .extractingPath("$.resumeBy")
                .isEqualTo(NOW.plusSeconds(90).toString());
    }

    @Test
    void watchPageTellsWhoIsBehindTheShop() {
        BroadcastView show = put(Phase.LIVE);

        assertThat(get("/live/" + show.publicId()))
                .bodyText()
                .contains("id=\"shop-facts\"", "123-45-67890", "02-555-0100", "Within 14 days.", "&lt;b&gt;Unused")
                .contains("/sign-in?next=%2Flive%2F" + show.publicId());
    }

    @Test
    void watchPageWhenUnknownIsNotFound() {
        assertThat(get("/live/aaaaaaaaaaaaaaaa")).hasStatus(404);
        assertThat(get("/live/not-an-id")).hasStatus(404);
        assertThat(get("/live/aaaaaaaaaaaaaaaa/state")).hasStatus(404);
    }

    private BroadcastView put(Phase phase) {
        BroadcastView view = broadcast(channel, phase, "Celadon <bowls>");
        BROADCASTS.views.add(view);
        return view;
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Stubs {

        @Bean
        Broadcasts broadcasts() {
            return BROADCASTS;
        }

        @Bean
        Channels channels() {
            return CHANNELS;
        }

        @Bean
        Accounts accounts() {
            return new StubAccounts("Haneul Ceramics");
        }

        @Bean
        Team team() {
            return new StubTeam();
        }

        @Bean
        Sellers sellers() {
            return new StubSellers(
                    new ShopFacts("Haneul Ceramics", "123-45-67890", "02-555-0100", "Within 14 days.\n<b>Unused</b>."));
        }

        @Bean
        Audience audience() {
            return new Audience() {
                @Override
                public int watching(PublicId show) {
                    return 7;
                }

                @Override
                public CompletableFuture<@Nullable Integer> connections() {
                    return CompletableFuture.completedFuture(7);
                }
            };
        }

        @Bean
        Carts carts() {
            return new Carts() {
                @Override
                public CartView of(VisitorId owner) {
                    return new CartView(List.of());
                }

                @Override
                public int count(VisitorId owner) {
                    return 0;
                }

                @Override
                public void add(VisitorId owner, VariantId variant, int quantity, @Nullable UUID show) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void change(VisitorId owner, VariantId variant, int quantity) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Bean
        Waitlist waitlist() {
            return new Waitlist() {
                @Override
                public JoinOutcome join(Visitor visitor, VariantId variant, @Nullable UUID show, Locale language) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void leave(VisitorId visitor, VariantId variant) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<WaitView> find(VisitorId visitor, VariantId variant) {
                    return Optional.empty();
                }

                @Override
                public List<WaitView> of(VisitorId visitor) {
                    return List.of();
                }
            };
        }

        @Bean
        Screens screens() {
            return new Screens() {
                @Override
                public Screen of(BroadcastView show) {
                    return screen;
                }

                @Override
                public long left(BroadcastView show) {
                    return 0;
                }

                @Override
                public List<ProductView> products(BroadcastView show) {
                    return List.of();
                }

                @Override
                public Snapshot snapshot(BroadcastView show, Screen screen) {
                    return new Snapshot(
                            show.publicId().value(), screen.seq(), NOW, List.of(), List.of(), List.of(), Map.of());
                }
            };
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
