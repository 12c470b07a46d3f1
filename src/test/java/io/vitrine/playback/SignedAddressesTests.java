package io.vitrine.playback;

import static io.vitrine.support.Exhibits.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.Listing;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PlaybackChanged;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.LatencyMode;
import io.vitrine.nodes.EdgeLinks;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.support.Exhibits;
import io.vitrine.support.StubBroadcasts;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gives addresses of guarded shows, and looks for the marks that the edge goes by. */
class SignedAddressesTests {

    private final Path guarded;
    private final GuardMarks marks;
    private final SignedAddresses addresses;
    private final BroadcastView live =
            Exhibits.broadcast(Exhibits.channel("Kiln", LatencyMode.LOW), Phase.LIVE, "Bowls");

    SignedAddressesTests(@TempDir Path data) {
        guarded = data.resolve("guarded");
        var links = new EdgeLinks(Secret.of("link-secret"), guarded);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        marks = new GuardMarks(links, new StubBroadcasts(), clock);
        addresses = new SignedAddresses(
                links,
                marks,
                new PlaybackSettings(
                        URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), 1, Duration.ofMinutes(10)),
                clock);
    }

    @Test
    void addressWhenTheShowIsGuardedIsMarkedBeforeItLeavesAndTheSameForAllForAWhile() {
        BroadcastView show = under("first");
        Admission given = addresses.admit(show).orElseThrow();
        assertThat(guarded.resolve(show.mediaId().value()).resolve(epoch("first")))
                .isEmptyFile();
        assertThat(given.playlist())
                .matches("/hls/" + show.mediaId() + "/[0-9]{10}-" + epoch("first") + "-[A-Za-z0-9_-]{22}/main.m3u8");
        assertThat(given.first())
                .hasSize(2)
                .allMatch(path -> path.startsWith(given.playlist().replace("main.m3u8", "")));
        assertThat(given.until()).isAfter(NOW.plusSeconds(530)).isBeforeOrEqualTo(NOW.plusSeconds(600));
        assertThat(addresses.admit(show)).hasValue(given);
        assertThat(addresses
                        .admit(show, NOW.plus(Duration.ofDays(30)))
                        .orElseThrow()
                        .until())
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(addresses.admit(inPhase(Phase.PREVIEW))).isEmpty();
    }

    @Test
    void marksWhenTheEpochIsAnotherAreReplacedAndNoViewFromBeforeBringsTheOldOneBack() {
        BroadcastView before = under("first");
        BroadcastView after = under("second");
        addresses.admit(before);

        marks.on(new PlaybackChanged(after));
        addresses.admit(before);

        Path folder = guarded.resolve(live.mediaId().value());
        assertThat(folder)
                .isDirectoryNotContaining(file -> !file.getFileName().toString().equals(epoch("second")));
        assertThat(folder.resolve(epoch("second"))).exists();

        marks.on(new PlaybackChanged(under(null)));
        addresses.admit(after);
        assertThat(folder).doesNotExist();
        assertThat(addresses.admit(under(null)).orElseThrow().until()).isNull();
    }

    @Test
    void addressWhenItsMarkCannotBeWrittenIsNotGiven() throws Exception {
        Files.writeString(guarded, "a file in the place of the folder");
        BroadcastView show = under("first");
        assertThatThrownBy(() -> addresses.admit(show)).isInstanceOf(UncheckedIOException.class);
    }

    private static String epoch(String name) {
        return (name + "aaaaaaaaaaaaaaaa").substring(0, 16);
    }

    private BroadcastView inPhase(Phase phase) {
        return view(phase, "first");
    }

    private BroadcastView under(@Nullable String epoch) {
        return view(Phase.LIVE, epoch);
    }

    private BroadcastView view(Phase phase, @Nullable String epoch) {
        return new BroadcastView(
                live.id(),
                live.publicId(),
                live.channel(),
                live.channelPublicId(),
                live.mediaId(),
                live.title(),
                phase,
                true,
                null,
                null,
                NOW,
                null,
                null,
                null,
                new Listing(
                        Kind.LIVE,
                        Visibility.PUBLIC,
                        null,
                        null,
                        null,
                        epoch == null ? PlaybackPolicy.OPEN : PlaybackPolicy.SIGNED,
                        epoch == null ? null : PublicId.of(epoch(epoch))),
                HoldMode.AT_CHECKOUT);
    }
}
