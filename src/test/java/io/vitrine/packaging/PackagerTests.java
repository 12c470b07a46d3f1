package io.vitrine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.vitrine.packaging.Packager.PlaylistAnswer;
import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class PackagerTests {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration PART = Duration.ofMillis(333);

    @TempDir
    Path media;

    private final String stream = PublicId.random().value();

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext application;

    @BeforeEach
    void startApplication() {
        application = new SpringApplicationBuilder(PackagingTestApplication.class)
                .run(
                        "--server.port=0",
                        "--vitrine.packaging.folder=" + media,
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off");
    }

    @AfterEach
    void stopApplication() {
        application.close();
    }

    private Packager packager() {
        return application.getBean(Packager.class);
    }

    private PackagingTestApplication.Heard heard() {
        return application.getBean(PackagingTestApplication.Heard.class);
    }

    private List<URI> admitted(String... renditions) {
        packager()
                .open(new StreamSpec(
                        stream,
                        PART,
                        List.of(renditions).stream()
                                .map(name -> new RenditionSpec(name, 2_000_000))
                                .toList()));
        return List.copyOf(packager().admit(stream).values());
    }

    private String text(String rendition) {
        PlaylistAnswer answer = packager()
                .playlist(stream, rendition, null, null)
                .toCompletableFuture()
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
        assertThat(answer).isInstanceOf(PlaylistAnswer.Found.class);
        return ((PlaylistAnswer.Found) answer).body();
    }

    private MediaPlaylist playlist(String rendition) {
        try {
            return new MediaPlaylistParser(ParsingMode.STRICT).readPlaylist(text(rendition));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitSegments(int count) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(playlist("source").mediaSegments()).hasSizeGreaterThanOrEqualTo(count));
    }

    @Test
    void putWhenFfmpegSendsMakesPlayableSegmentsAndPlaylists() throws Exception {
        List<URI> to = admitted("source", "360p");
        try (Ffmpeg source = Ffmpeg.send(to.get(0), 6);
                Ffmpeg ladder = Ffmpeg.send(to.get(1), 6)) {
            assertThat(source.await()).isZero();
            assertThat(ladder.await()).isZero();
        }
        await().atMost(LIMIT).until(() -> heard().events.size() == 3);
        assertThat(heard().events).contains(new PictureReady(stream));

        MasterPlaylist multivariant = new MasterPlaylistParser()
                .readPlaylist(packager().multivariant(stream).orElseThrow());
        assertThat(multivariant.variants()).hasSize(2).allSatisfy(variant -> {
            assertThat(variant.codecs()).containsExactly("avc1.42C00D", "mp4a.40.2");
            assertThat(variant.resolution()).hasValueSatisfying(size -> {
                assertThat(size.width()).isEqualTo(320);
                assertThat(size.height()).isEqualTo(180);
            });
            assertThat(variant.frameRate())
                    .hasValueSatisfying(rate -> assertThat(rate).isBetween(29.5, 30.5));
            assertThat(variant.bandwidth())
                    .isGreaterThan(variant.averageBandwidth().orElseThrow() - 1);
        });
        MediaPlaylist playlist = playlist("source");
        // The first second is two segments, so that players have one to begin with as soon as there is a part.
        assertThat(playlist.mediaSegments()).hasSize(7);
        assertThat(playlist.mediaSegments().get(0).duration()).isBetween(0.3, 0.4);
        assertThat(playlist.mediaSegments().get(1).duration()).isBetween(0.6, 0.7);
        assertThat(playlist.mediaSegments().subList(2, 7)).allSatisfy(segment -> {
            assertThat(segment.duration()).isBetween(0.95, 1.05);
            assertThat(segment.programDateTime()).isPresent();
            Path file = media.resolve(stream).resolve(segment.uri());
            long parts = segment.partialSegments().stream()
                    .mapToLong(part -> part.byterange().orElseThrow().length())
                    .sum();
            if (!segment.partialSegments().isEmpty()) {
                assertThat(segment.partialSegments()).hasSizeBetween(3, 4);
                assertThat(Files.size(file)).isEqualTo(parts);
            }
        });
        assertThat(playlist.targetDuration()).isEqualTo(2);
        Path whole = media.resolve("whole.m3u8");
        packager().finish(stream);
        Files.writeString(whole, text("source").replaceAll("source/", stream + "/source/"));
        assertThat(frames(whole)).isBetween(179, 181);
    }

    private static int frames(Path playlist) throws Exception {
        Process probe = new ProcessBuilder(List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-allowed_extensions",
                        "ALL",
                        "-count_frames",
                        "-select_streams",
                        "v",
                        "-show_entries",
                        "stream=nb_read_frames",
                        "-of",
                        "csv=p=0",
                        playlist.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(probe.waitFor()).as(said).isZero();
        return Integer.parseInt(said.strip().lines().findFirst().orElseThrow().replace(",", ""));
    }

    @Test
    void playlistWhenPartIsStillToComeWaitsForIt() {
        List<URI> to = admitted("source");
        try (Ffmpeg live = Ffmpeg.sendLive(to.get(0))) {
            awaitSegments(1);
            long number = 3;
            CompletableFuture<PlaylistAnswer> part =
                    packager().playlist(stream, "source", number - 1, 1).toCompletableFuture();
            CompletableFuture<PlaylistAnswer> beyond =
                    packager().playlist(stream, "source", number - 1, 99).toCompletableFuture();
            CompletableFuture<PlaylistAnswer> segment =
                    packager().playlist(stream, "source", number - 1, null).toCompletableFuture();
            assertThat(packager()
                            .playlist(stream, "source", 99L, 0)
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(new PlaylistAnswer.TooFarAhead());
            assertThat(((PlaylistAnswer.Found) part.join()).body()).contains("source/part/2.m4s");
            assertThat(((PlaylistAnswer.Found) segment.join()).body()).contains("source/2.m4s\n");
            assertThat(((PlaylistAnswer.Found) beyond.join()).body()).contains("source/part/3.m4s");
            List<String> keys = heard().playlists.stream()
                    .filter(one -> one.msn() < 3)
                    .map(one -> one.msn() + ":" + one.part())
                    .toList();
            assertThat(keys).containsSubsequence("0:0", "0:-1", "0:1", "1:0", "1:-1", "2:0", "2:-1");
            packager().finish(stream);
            assertThat(text("source")).endsWith("#EXT-X-ENDLIST\n");
            await().atMost(LIMIT).until(() -> !live.isAlive());
        }
    }

    @Test
    void playlistWhenSomethingHappenedInItSaysWhereInThePicture() throws Exception {
        List<URI> to = admitted("source");
        try (Ffmpeg live = Ffmpeg.sendLive(to.get(0))) {
            awaitSegments(2);
            Instant at = Instant.from(
                    playlist("source").mediaSegments().get(1).programDateTime().orElseThrow());
            Map<String, String> more = Map.of("TEXT", "Say \"hello\"");
            packager().note(stream, new StreamEvent("e-1", "lc.notice", at, more));
            packager().note(stream, new StreamEvent("e-2", "lc.notice", at.minusSeconds(3600), more));
            packager().note("elsewhere", new StreamEvent("e-3", "lc.notice", at, more));

            assertThat(text("source"))
                    .contains("#EXT-X-DATERANGE:ID=\"e-1\",CLASS=\"lc.notice\",START-DATE=\"" + at
                            + "\",DURATION=0,X-TEXT=\"Say 'hello'\"\n")
                    .doesNotContain("e-2", "e-3");
            assertThat(playlist("source").mediaSegments().stream().flatMap(segment -> segment.dateRange().stream()))
                    .singleElement()
                    .satisfies(range -> assertThat(range.classAttribute()).hasValue("lc.notice"))
                    .satisfies(
                            range -> assertThat(range.startDate().toInstant()).isEqualTo(at))
                    .satisfies(range -> assertThat(range.clientAttributes()).containsEntry("X-TEXT", "Say 'hello'"));
            packager().finish(stream);
            await().atMost(LIMIT).until(() -> !live.isAlive());
        }
    }

    @Test
    void playlistWhenNothingComesTimesOut() {
        admitted("source");
        assertThat(packager()
                        .playlist(stream, "source", 0L, 0)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(new PlaylistAnswer.TimedOut());
        assertThat(packager()
                        .playlist(stream, "other", 0L, 0)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(new PlaylistAnswer.Unknown());
    }

    @Test
    void openWhenApplicationWasCutOffGoesOnWithDiscontinuity() {
        List<URI> to = admitted("source");
        try (Ffmpeg live = Ffmpeg.sendLive(to.get(0))) {
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(playlist("source").mediaSegments()).hasSizeGreaterThan(2));
            live.kill();
            await().atMost(LIMIT).until(() -> heard().events.stream().anyMatch(InputEnded.class::isInstance));
        }
        List<MediaSegment> before = playlist("source").mediaSegments();
        stopApplication();
        startApplication();
        assertThat(playlist("source").mediaSegments()).hasSameSizeAs(before);
        try (Ffmpeg again = Ffmpeg.send(admitted("source").get(0), 2)) {
            assertThat(again.await()).isZero();
        }
        // The first part, what is left of its second, and the other second.
        await().atMost(LIMIT).until(() -> playlist("source").mediaSegments().size() == before.size() + 3);
        List<MediaSegment> after = playlist("source").mediaSegments();
        assertThat(after.get(before.size()).discontinuity()).isTrue();
        assertThat(after.get(before.size()).segmentMap().orElseThrow().uri()).isEqualTo("source/init-1.mp4");
        assertThat(after.get(before.size()).uri()).isEqualTo("source/" + before.size() + ".m4s");
    }

    @Test
    void putWhenTokenIsWrongIsForbidden() throws Exception {
        URI right = admitted("source").get(0);
        assertThat(put(URI.create(right.toString().replaceAll("/[0-9a-f]+$", "/00112233"))))
                .isEqualTo(403);
        packager().admit(stream);
        assertThat(put(right)).isEqualTo(403);
    }

    private static int put(URI to) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) to.toURL().openConnection();
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.getOutputStream().write(new byte[100]);
        return connection.getResponseCode();
    }

    @Test
    void putWhenInputIsRubbishEndsThatInputWithAReason() {
        URI to = admitted("source").get(0);
        assertThatThrownBy(() -> put(to)).isInstanceOf(IOException.class);
        // The client may have tried twice.
        await().atMost(LIMIT)
                .until(() -> heard().events.stream()
                        .anyMatch(event -> event instanceof InputEnded ended && ended.malformed()));
        assertThat(packager().status(stream).orElseThrow().renditions().get(0).problem())
                .isNotNull();
    }

    @Test
    void admitWhenFfmpegSendsCutsItOff() {
        try (Ffmpeg live = Ffmpeg.sendLive(admitted("source").get(0))) {
            awaitSegments(1);
            packager().admit(stream);
            await().atMost(LIMIT).until(() -> !live.isAlive());
        }
    }

    @Test
    void discardWhenStreamHasFilesRemovesThem() {
        try (Ffmpeg send = Ffmpeg.send(admitted("source").get(0), 1)) {
            send.await();
        }
        packager().discard(stream);
        assertThat(media.resolve(stream)).doesNotExist();
        assertThat(packager().multivariant(stream)).isEmpty();
    }

    @Test
    void withdrawLeavesNothingButTheMarkAndSendsFfmpegAway() {
        try (Ffmpeg send = Ffmpeg.sendLive(admitted("source").get(0))) {
            await().atMost(LIMIT).until(() -> packager().keyframe(stream).isPresent());
            packager().withdraw(stream);
            send.await();
        }
        packager().withdraw(stream);

        assertThat(media.resolve(stream))
                .isDirectoryNotContaining("glob:**source")
                .isDirectoryContaining("glob:**withdrawn");
        assertThat(packager().multivariant(stream)).isEmpty();
        assertThat(packager().keyframe(stream)).isEmpty();
        assertThat(packager()
                        .playlist(stream, "source", null, null)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(PlaylistAnswer.Unknown.class);
    }

    @Test
    void keyframeIsOfTheSmallestRenditionAndCanBeRead() {
        List<URI> inputs = admitted("source");
        try (Ffmpeg send = Ffmpeg.send(inputs.get(0), 2)) {
            send.await();
        }
        Keyframe keyframe = packager().keyframe(stream).orElseThrow();
        assertThat(keyframe.pixels()).isEqualTo(320 * 180);
        assertThat(keyframe.initialisation())
                .isNotEmptyFile()
                .hasParent(media.resolve(stream).resolve("source"));
        assertThat(keyframe.segment()).isNotEmptyFile();
    }
}
