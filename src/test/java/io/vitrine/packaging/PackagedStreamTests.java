package io.vitrine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.packaging.Packager.PlaylistAnswer;
import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedStreamTests {

    private static final String ID = PublicId.random().value();
    private static final int WINDOW = 8;

    private static byte[] sample = {};

    @TempDir
    Path folder;

    private final List<Object> events = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private PackagedStream stream;

    @BeforeAll
    static void makeSample(@TempDir Path samples) throws Exception {
        Path file = samples.resolve("sample.mp4");
        Ffmpeg.write(file, 25);
        sample = Files.readAllBytes(file);
    }

    @BeforeEach
    void openStream() throws IOException {
        stream = opened();
    }

    private PackagedStream opened() throws IOException {
        StreamSpec spec = new StreamSpec(ID, Duration.ofMillis(333), List.of(new RenditionSpec("source", 1_000_000)));
        PackagedStream fresh = new PackagedStream(spec, folder, WINDOW, Clock.systemUTC(), new Outbox() {
            @Override
            public void pictureReady(PictureReady event) {
                events.add(event);
            }

            @Override
            public void inputEnded(InputEnded event) {
                events.add(event);
            }

            @Override
            public void available(
                    String id, String rendition, List<PlaylistListener.Position> answers, String playlist) {
                answers.forEach(answer -> events.add(answer.msn() + ":" + answer.part()));
            }
        });
        fresh.open(spec);
        return fresh;
    }

    private Input input() {
        return stream.input("source", stream.admit().token().reveal(), () -> {}).orElseThrow();
    }

    private void send(Input input, int from, int to) throws InputOverException {
        for (int at = from; at < to; at += 7000) {
            byte[] piece = Arrays.copyOfRange(sample, at, Math.min(at + 7000, to));
            input.feed(piece, piece.length);
        }
    }

    private String playlist() {
        return ((PlaylistAnswer.Found) stream.playlist("source", null, null)
                        .toCompletableFuture()
                        .join())
                .body();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("source"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".m4s"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void partWhenWindowIsFullLeavesTheOldestOut() throws Exception {
        send(input(), 0, sample.length);
        assertThat(playlist()).contains("#EXT-X-MEDIA-SEQUENCE:18\n").doesNotContain("source/17.m4s");
        assertThat(files()).hasSize(WINDOW + 10).doesNotContain("7.m4s");
    }

    @Test
    void partWhenItIsTheFirstIsASegmentThatPlayersBeginWith() throws Exception {
        Input input = input();
        int sent = 0;
        while (files().isEmpty()) {
            send(input, sent, sent + 100);
            sent += 100;
        }
        assertThat(playlist())
                .containsOnlyOnce("#EXT-X-PART:")
                .containsOnlyOnce("#EXTINF:")
                .contains("#EXT-X-INDEPENDENT-SEGMENTS");
        send(input, sent, sample.length / 4);
        assertThat(playlist()).contains("source/1.m4s").doesNotContain("#EXT-X-INDEPENDENT-SEGMENTS");
        send(input, sample.length / 4, sample.length);
        assertThat(playlist()).doesNotContain("source/1.m4s").contains("#EXT-X-INDEPENDENT-SEGMENTS");
    }

    @Test
    void partWhenItIsTheFirstSinceARestartAnswersWhoKnowsOnlyTheOldSegments() throws Exception {
        send(input(), 0, sample.length / 2);
        int old = files().size();
        stream = opened();
        // A player that finds no parts in a playlist asks for the end of the next segment.
        var waiting = stream.playlist("source", (long) old, null).toCompletableFuture();
        Input input = input();
        int sent = 0;
        while (!waiting.isDone()) {
            send(input, sent, sent + 100);
            sent += 100;
        }
        assertThat(((PlaylistAnswer.Found) waiting.join()).body()).containsOnlyOnce("#EXT-X-PART:");
    }

    @Test
    void partWhenDiskIsFullCostsOldSegmentsAndThenPartsAndNothingElse() throws Exception {
        Input input = input();
        send(input, 0, sample.length / 2);
        int before = files().size();
        Path full = folder.resolve("source").resolve("14.m4s");
        Files.createSymbolicLink(full, Path.of("/dev/full"));
        send(input, sample.length / 2, sample.length * 3 / 4);
        assertThat(files()).hasSizeLessThan(before);
        assertThat(playlist()).doesNotContain("14.m4s").contains("source/part/13.m4s");
        Files.delete(full);
        send(input, sample.length * 3 / 4, sample.length);
        assertThat(playlist()).contains("source/14.m4s").contains("source/15.m4s");
        assertThat(events).doesNotHaveAnyElementsOfTypes(InputEnded.class);
    }

    @Test
    void openWhenCutOffInTheMiddleOfAPartKeepsWhatIsWhole() throws Exception {
        send(input(), 0, sample.length / 2);
        Path last = folder.resolve("source").resolve(files().size() - 1 + ".m4s");
        long whole = Files.size(last);
        Files.write(last, new byte[] {0, 0, 1, 0, 'm', 'o'}, StandardOpenOption.APPEND);
        long numbers = files().size();

        stream = opened();
        assertThat(Files.size(last)).isEqualTo(whole);
        assertThat(playlist()).contains("source/" + last.getFileName() + "\n");
        send(input(), 0, sample.length / 4);
        assertThat(playlist())
                .contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"source/init-1.mp4\"")
                .contains("source/" + numbers + ".m4s");
    }

    @Test
    void openWhenStateIsDamagedBeginsAnew() throws Exception {
        send(input(), 0, sample.length / 4);
        Files.writeString(folder.resolve("source").resolve("state"), "1 2\n3 x y\n");
        stream = opened();
        send(input(), 0, sample.length / 4);
        assertThat(playlist()).contains("#EXT-X-MEDIA-SEQUENCE:0\n");
    }

    @Test
    void feedWhenInputIsMalformedEndsItAndKeepsWhatCame() throws Exception {
        Input input = input();
        send(input, 0, sample.length / 2);
        String before = playlist();
        assertThatThrownBy(() -> input.feed(new byte[400_000], 400_000)).isInstanceOf(InputOverException.class);
        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        InputEnded.class, end -> assertThat(end.malformed()).isTrue());
        assertThat(playlist().lines().filter(line -> line.endsWith(".m4s")).count())
                .isGreaterThanOrEqualTo(
                        before.lines().filter(line -> line.endsWith(".m4s")).count());
    }

    @Test
    void finishWhenViewersWaitTellsAllOfThemThatItIsOver() throws Exception {
        send(input(), 0, sample.length / 4);
        var waiting = stream.playlist("source", 7L, 0).toCompletableFuture();
        long last = files().size() - 1;
        events.clear();
        stream.finish();
        assertThat(events).contains(last + ":-1", last + 1 + ":0", last + 1 + ":-1");
        assertThat(playlist()).endsWith("#EXT-X-ENDLIST\n");
        assertThat(waiting.join()).isInstanceOfAny(PlaylistAnswer.Found.class, PlaylistAnswer.TooFarAhead.class);
    }
}
