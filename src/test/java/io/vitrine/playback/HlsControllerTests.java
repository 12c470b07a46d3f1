package io.vitrine.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.packaging.Packager;
import io.vitrine.packaging.Packager.PlaylistAnswer;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Asks for playlists as a player and as the edge do. */
class HlsControllerTests {

    private final MockMvcTester mvc = MockMvcTester.of(new HlsController(packager()));

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
    private static Packager packager() {
        return (Packager) Proxy.newProxyInstance(
                Packager.class.getClassLoader(),
                new Class<?>[] {Packager.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "multivariant" -> "media".equals(given[0]) ? Optional.of("#EXTM3U main") : Optional.empty();
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
