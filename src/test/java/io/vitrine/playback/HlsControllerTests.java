package io.vitrine.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelId;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.Packager.PlaylistAnswer;
import io.vitrine.shared.PublicId;
import io.vitrine.support.StubBroadcasts;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Asks for playlists as a player and as the edge do. */
class HlsControllerTests {

    private final Set<String> left = new HashSet<>();
    private final List<String> withdrawn = new ArrayList<>();
    private final StubBroadcasts broadcasts = new StubBroadcasts();
    private final MockMvcTester mvc =
            MockMvcTester.of(new HlsController(packager(), new Withdrawals(packager(), broadcasts)));

    @Test
    void multivariantWhenThereIsOneIsCachedForASecond() {
        assertThat(get("/hls/media/main.m3u8"))
                .hasStatusOk()
                .hasContentType("application/vnd.apple.mpegurl")
                .hasHeader("Cache-Control", "max-age=1")
                .hasBodyTextEqualTo("#EXTM3U main");
    }

    @Test
    void multivariantWhenThereIsNoneIsNotFound() {
        assertThat(get("/hls/other/main.m3u8")).hasStatus(404).hasHeader("Cache-Control", "no-store");
    }

    @Test
    void mediaWhenAskedForAPartPassesItOn() {
        assertThat(get("/hls/media/source.m3u8?_HLS_msn=7&_HLS_part=2"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=1")
                .hasBodyTextEqualTo("source 7 2");
        assertThat(get("/hls/media/720p.m3u8")).hasStatusOk().hasBodyTextEqualTo("720p null null");
    }

    @Test
    void mediaWhenItCannotBeAnsweredSaysWhy() {
        assertThat(get("/hls/media/source.m3u8?_HLS_msn=99")).hasStatus(400);
        assertThat(get("/hls/media/source.m3u8?_HLS_msn=50")).hasStatus(503);
        assertThat(get("/hls/other/source.m3u8")).hasStatus(404);
    }

    @Test
    void mediaWhenAnAdministratorStoppedTheShowIsGone() {
        BroadcastView blocked = show(Phase.BLOCKED);
        BroadcastView ended = show(Phase.ENDED);
        broadcasts.views.addAll(List.of(blocked, ended));
        for (String file : List.of("main.m3u8", "source.m3u8", "source.m3u8?_HLS_msn=7")) {
            assertThat(get("/hls/" + blocked.mediaId() + "/" + file))
                    .hasStatus(410)
                    .hasHeader("Cache-Control", "no-store");
            assertThat(get("/hls/" + ended.mediaId() + "/" + file)).hasStatus(404);
        }
    }

    @Test
    void catchUpWhenAnEarlierRunLeftAStoppedShowWithdrawsThatOnly() {
        BroadcastView blocked = show(Phase.BLOCKED);
        BroadcastView ended = show(Phase.ENDED);
        broadcasts.views.addAll(List.of(blocked, ended));
        left.addAll(List.of(blocked.mediaId().value(), ended.mediaId().value(), "not-an-id"));

        new Withdrawals(packager(), broadcasts).catchUp();

        assertThat(withdrawn).containsExactly(blocked.mediaId().value());
    }

    private static BroadcastView show(Phase phase) {
        return new BroadcastView(
                new BroadcastId(UUID.randomUUID()),
                PublicId.random(),
                new ChannelId(UUID.randomUUID()),
                PublicId.random(),
                PublicId.random(),
                "Kiln opening",
                phase,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void mediaWhenTheQuestionIsMalformedIsRefused() {
        assertThat(get("/hls/media/source.m3u8?_HLS_msn=-1")).hasStatus(400);
        assertThat(get("/hls/media/source.m3u8?_HLS_part=1")).hasStatus(400);
        assertThat(get("/hls/media/source.m3u8?_HLS_msn=x")).hasStatus(400);
        assertThat(get("/hls/..%2f/source.m3u8")).hasStatus(404);
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(java.net.URI.create(uri)).exchange();
    }

    /** Answers what the two methods asked of it are asked; all others are of no concern here. */
    private Packager packager() {
        return (Packager) Proxy.newProxyInstance(
                Packager.class.getClassLoader(),
                new Class<?>[] {Packager.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "multivariant" -> "media".equals(given[0]) ? Optional.of("#EXTM3U main") : Optional.empty();
                    case "unclaimed" -> left;
                    case "withdraw" -> withdrawn.add((String) given[0]);
                    case "playlist" -> CompletableFuture.completedFuture(answer(given));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static PlaylistAnswer answer(Object[] given) {
        if (!"media".equals(given[0])) {
            return new PlaylistAnswer.Unknown();
        }
        if (Long.valueOf(99).equals(given[2])) {
            return new PlaylistAnswer.TooFarAhead();
        }
        if (Long.valueOf(50).equals(given[2])) {
            return new PlaylistAnswer.TimedOut();
        }
        return new PlaylistAnswer.Found(given[1] + " " + given[2] + " " + given[3]);
    }
}
