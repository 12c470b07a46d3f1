package io.vitrine.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.PublicId;
import io.vitrine.stage.FakeFeed;
import io.vitrine.stage.PictureTimes;
import io.vitrine.stage.Screens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Asks viewers, who answer, also all at once. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(PollTests.Surroundings.class)
class PollTests {

    private static final Path DATA = DataFolder.create();
    private static final AtomicLong CLIENTS = new AtomicLong();
    private static final int VOTERS = 120;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.stage.stock-interval", () -> "1h");
        // It looks when a test has it look.
        properties.add("vitrine.polls.count-interval", () -> "1h");
    }

    @Autowired
    Polls polls;

    @Autowired
    PollTicker ticker;

    @Autowired
    Screens screens;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    Channels channels;

    @Autowired
    FakeFeed feed;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @BeforeEach
    void goOnAir() {
        clock.advance(Duration.ofMinutes(10));
        ChannelView channel = channels.create(new SellerId(UUID.randomUUID()), ChannelSettings.named("Harbour"));
        sessions.open(new Connection(channel.id(), "polls", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        show = broadcasts.goLive(current.id());
    }

    @Test
    void votesWhenManyComeAtOnceAndItIsClosedMeanwhileAreNeverMoreThanVoters() throws Exception {
        PublicId poll = open(draft("Which glaze?", "Celadon", "Ink", "Ash"));
        List<Callable<Cast>> votes = new ArrayList<>();
        for (int i = 0; i < VOTERS; i++) {
            VisitorId visitor = new VisitorId(UUID.randomUUID());
            for (int times = 0; times < 3; times++) {
                int option = 1 + (i + times) % 3;
                votes.add(() -> new Cast(visitor, polls.vote(show, poll, visitor, option)));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Cast> cast = new ArrayList<>();
        try {
            List<Future<Cast>> running = new ArrayList<>();
            for (int i = 0; i < votes.size(); i++) {
                running.add(threads.submit(votes.get(i)));
                if (i == votes.size() * 3 / 4) {
                    running.get(i / 2).get();
                    polls.close(show, poll, null);
                }
            }
            for (Future<Cast> one : running) {
                cast.add(one.get());
            }
        } finally {
            threads.shutdown();
        }

        Map<VisitorId, Integer> stands = new HashMap<>();
        Set<VisitorId> counted = new HashSet<>();
        for (Cast one : cast) {
            if (one.vote().outcome() == VoteOutcome.COUNTED) {
                assertThat(counted.add(one.visitor())).as("one vote for each").isTrue();
            }
            if (one.vote().option() != null) {
                Integer before = stands.put(one.visitor(), one.vote().option());
                assertThat(before == null || before.equals(one.vote().option()))
                        .as("the first vote stands")
                        .isTrue();
            }
        }
        PollView after = polls.find(show, poll).orElseThrow();
        assertThat(after.votes())
                .isEqualTo(counted.size())
                .isLessThanOrEqualTo(VOTERS)
                .isPositive();
        for (PollView.Option option : after.options()) {
            assertThat(option.votes())
                    .isEqualTo(counted.stream()
                            .filter(visitor -> Integer.valueOf(option.number()).equals(stands.get(visitor)))
                            .count());
        }
        assertThat(polls.vote(show, poll, new VisitorId(UUID.randomUUID()), 1).outcome())
                .isEqualTo(VoteOutcome.OVER);
    }

    @Test
    void pollFromDraftToRevealIsToldAtTheFrameAndHidesTheAnswerUntilThen() {
        Instant seen = clock.instant().minusSeconds(3);
        PublicId quiz = polls.create(show, new PollDraft("How hot?", List.of("900", "", "1250"), 3))
                .id();
        assertThat(onScreen()).isEmpty();
        polls.open(show, quiz, seen);
        polls.open(show, quiz, seen);
        JsonNode opened = last();
        assertThat(opened.path("event").asString()).isEqualTo("poll");
        assertThat(opened.path("sync").asString()).isEqualTo("FRAME");
        assertThat(Instant.parse(opened.path("mediaAt").asString())).isEqualTo(seen.plus(PictureTimes.LEAD));
        assertThat(opened.path("payload").path("options").size()).isEqualTo(2);
        assertThat(opened.path("payload").has("correct")).isFalse();
        assertThat(onScreen()).hasSize(1);
        assertThat(onScreen().get(0).containsKey("correct")).isFalse();

        VisitorId mina = new VisitorId(UUID.randomUUID());
        assertThat(polls.vote(show, quiz, mina, 2)).isEqualTo(new Vote(VoteOutcome.COUNTED, 2));
        assertThat(polls.vote(show, quiz, mina, 1)).isEqualTo(new Vote(VoteOutcome.ALREADY, 2));
        assertRefused("polls.unknown", () -> polls.vote(show, quiz, mina, 3));
        polls.close(show, quiz, null);
        polls.close(show, quiz, null);
        polls.reveal(show, quiz, null);
        polls.reveal(show, quiz, null);
        assertThat(last().path("event").asString()).isEqualTo("quiz.reveal");
        assertThat(last().path("payload").path("correct").asInt()).isEqualTo(2);
        assertThat(feed.events(show)).hasSize(3);
        polls.takeDown(show, quiz, null);
        assertThat(last().path("payload").path("shown").asBoolean()).isFalse();
        assertThat(onScreen()).isEmpty();
        assertRefused("polls.opened", () -> polls.open(show, quiz, null));
        assertRefused("polls.delete", () -> polls.delete(show, quiz));
    }

    @Test
    void openWhenAnotherIsOpenClosesThatAndTheEndOfTheShowClosesAll() {
        PublicId first = open(draft("One?", "A", "B"));
        PublicId second = open(draft("Two?", "A", "B"));
        assertThat(state(first)).isEqualTo(PollState.CLOSED);
        assertThat(polls.shown(show))
                .hasValueSatisfying(poll -> assertThat(poll.id()).isEqualTo(second));
        broadcasts.end(show.id());
        assertThat(state(second)).isEqualTo(PollState.CLOSED);
        assertThat(polls.find(show, second).orElseThrow().shown()).isFalse();
        BroadcastView over = broadcasts.find(show.id()).orElseThrow();
        assertRefused("polls.over", () -> polls.create(over, draft("Three?", "A", "B")));
        assertRefused("polls.air", () -> polls.open(over, first, null));
    }

    @Test
    void takeBackWhenNobodyHasVotedMakesItADraftAgain() {
        PublicId poll = open(draft("One?", "A", "B"));
        polls.takeBack(show, poll);
        assertThat(state(poll)).isEqualTo(PollState.DRAFT);
        assertThat(last().path("payload").path("shown").asBoolean()).isFalse();
        polls.open(show, poll, null);
        polls.vote(show, poll, new VisitorId(UUID.randomUUID()), 1);
        polls.takeBack(show, poll);
        assertThat(state(poll)).isEqualTo(PollState.CLOSED);
        PublicId draft = polls.create(show, draft("Two?", "A", "B")).id();
        polls.delete(show, draft);
        polls.delete(show, draft);
        assertThat(polls.find(show, draft)).isEmpty();
    }

    @Test
    void countsAreToldWhenTheyChangeAndNotOtherwise() {
        PublicId poll = open(draft("One?", "A", "B"));
        ticker.look();
        assertThat(feed.frames(show, "votes")).isEmpty();
        polls.vote(show, poll, new VisitorId(UUID.randomUUID()), 2);
        ticker.look();
        ticker.look();
        assertThat(feed.frames(show, "votes")).singleElement().satisfies(frame -> {
            assertThat(frame.path("poll").asString()).isEqualTo(poll.value());
            assertThat(frame.path("counts").toString()).isEqualTo("[0,1]");
        });
    }

    @Test
    void textsAreCountedInCodePointsAndLongOnesComeWithTheSnapshot() {
        String smiley = "\ud83c\udfba";
        String question = smiley.repeat(Polls.MOST_QUESTION);
        String option = smiley.repeat(Polls.MOST_OPTION);
        PublicId poll = open(draft(question, option, option.substring(2)));
        assertThat(last().path("payload").has("question")).isFalse();
        assertThat(onScreen().get(0).get("question")).isEqualTo(question);
        assertThat(state(poll)).isEqualTo(PollState.OPEN);

        assertRefused("polls.question", () -> polls.create(show, draft(question + "x", "A", "B")));
        assertRefused("polls.question", () -> polls.create(show, draft("a\u202eb", "A", "B")));
        assertRefused("polls.question", () -> polls.create(show, draft(" ", "A", "B")));
        assertRefused("polls.option", () -> polls.create(show, draft("Q", option + "x", "B")));
        assertRefused("polls.options", () -> polls.create(show, draft("Q", "A", " ")));
        assertRefused("polls.options", () -> polls.create(show, draft("Q", "A", "B", "C", "D", "E")));
        assertRefused("polls.twice", () -> polls.create(show, draft("Q", "a", "A ")));
        assertRefused("polls.correct", () -> polls.create(show, new PollDraft("Q", List.of("A", "B", ""), 3)));
    }

    private PublicId open(PollDraft draft) {
        clock.advance(Duration.ofSeconds(1));
        PublicId poll = polls.create(show, draft).id();
        polls.open(show, poll, null);
        return poll;
    }

    private PollState state(PublicId poll) {
        return polls.find(show, poll).orElseThrow().state();
    }

    private List<Map<?, ?>> onScreen() {
        Object shown = screens.snapshot(show, screens.of(show)).more().get("polls");
        return ((List<?>) Stream.ofNullable(shown).findFirst().orElseThrow())
                .stream().<Map<?, ?>>map(poll -> (Map<?, ?>) poll).toList();
    }

    private JsonNode last() {
        List<JsonNode> events = feed.events(show);
        return events.get(events.size() - 1);
    }

    private static PollDraft draft(String question, String... options) {
        return new PollDraft(question, List.of(options), null);
    }

    private static void assertRefused(String code, Runnable command) {
        assertThatExceptionOfType(PollException.class)
                .isThrownBy(command::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private record Cast(VisitorId visitor, Vote vote) {}

    /** A clock that a test moves, and viewers who only listen. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
        }

        @Bean
        @Primary
        FakeFeed fakeFeed() {
            return new FakeFeed();
        }
    }
}
