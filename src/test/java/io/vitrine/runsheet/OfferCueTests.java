package io.vitrine.runsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.offers.OfferDraft;
import io.vitrine.offers.OfferState;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shared.Money;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts offers from the run sheet, and takes that back. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(RunSheetTests.Surroundings.class)
class OfferCueTests {

    private static final Path DATA = DataFolder.create();
    private static final AtomicLong CLIENTS = new AtomicLong();
    private static final AccountId WHO = new AccountId(UUID.randomUUID());

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.stage.stock-interval", () -> "1h");
    }

    @Autowired
    RunSheets sheets;

    @Autowired
    Products products;

    @Autowired
    Offers offers;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    Channels channels;

    @Autowired
    MutableClock clock;

    private SellerId seller = new SellerId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @BeforeEach
    void goOnAir() {
        seller = new SellerId(UUID.randomUUID());
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        sessions.open(new Connection(channel.id(), "run", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        show = broadcasts.goLive(current.id());
    }

    @Test
    void offerCueGetsADraftReadyAndStartsItAndUndoHasItReadyAgainWhileNobodyCanBuyIt() {
        ProductView cup = onSale("Cup", 5);
        OfferView flash = flash(cup, 4);
        cue(flash);
        assertThat(sheets.of(show).cues()).extracting(CueView::title).containsExactly("Cup");
        next();
        assertThat(state(flash)).isEqualTo(OfferState.COUNTDOWN);
        undo();
        assertThat(state(flash)).isEqualTo(OfferState.ARMED);
        assertThat(offers.find(flash.publicId()).orElseThrow().opensAt()).isNull();
        clock.advance(Duration.ofMinutes(10));
        next();
        assertThat(state(flash)).isEqualTo(OfferState.COUNTDOWN);
        clock.advance(Duration.ofSeconds(15));
        undo();
        assertThat(state(flash)).as("what was open is over").isEqualTo(OfferState.CLOSED);
        assertThat(products.find(cup.publicId()).orElseThrow().left()).isEqualTo(5);
    }

    @Test
    void offerCueWhenTooFewAreLeftOrTheOfferIsAnotherShowsSaysWhy() {
        ProductView cup = onSale("Cup", 5);
        OfferView flash = flash(cup, 6);
        cue(flash);
        sheets.add(show, new CueDraft(CueKind.TALK, "", "Next", 0, "", 60));
        next();
        assertThat(sheets.of(show).cues().get(0).problem()).isEqualTo("runsheet.offer.stock");
        assertThat(state(flash)).isEqualTo(OfferState.DRAFT);
        OfferView ofShow = offer(OfferDraft.ofShow(cup, cup.variants().get(0).id(), Money.of(15_000, "KRW"), true));
        cue(ofShow);
        next();
        next();
        assertThat(state(ofShow)).isEqualTo(OfferState.OPEN);
        undo();
        assertThat(state(ofShow)).isEqualTo(OfferState.CLOSED);
        goOnAir();
        assertThatExceptionOfType(RunSheetException.class)
                .isThrownBy(() -> cue(flash))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("runsheet.subject.offer"));
    }

    @Test
    void offerCueWhenTheOfferRunsAlreadySaysSoAndUndoLeavesItRunning() {
        OfferView flash = flash(onSale("Cup", 5), 4);
        cue(flash);
        offers.arm(flash.id());
        offers.start(flash.id());
        next();
        assertThat(sheets.of(show).cues().get(0).problem()).isEqualTo("runsheet.offer.started");
        undo();
        assertThat(state(flash)).isEqualTo(OfferState.COUNTDOWN);
        offers.stop(flash.id());
        next();
        assertThat(sheets.of(show).cues().get(0).problem()).isEqualTo("runsheet.offer.over");
    }

    private OfferView flash(ProductView product, int units) {
        return offer(new OfferDraft(
                DealKind.FLASH,
                product,
                product.variants().get(0).id(),
                Money.of(9_900, "KRW"),
                units,
                1,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                null,
                false));
    }

    private OfferView offer(OfferDraft draft) {
        return offers.create(seller, show.id(), draft);
    }

    private OfferState state(OfferView offer) {
        return offers.find(offer.publicId()).orElseThrow().state();
    }

    private void cue(OfferView offer) {
        sheets.add(show, new CueDraft(CueKind.OFFER, offer.publicId().value(), "", 0, "", 60));
    }

    private void next() {
        sheets.next(show, sheets.of(show).step(), null, WHO);
    }

    private void undo() {
        sheets.undo(show, sheets.of(show).step(), WHO);
    }

    private ProductView onSale(String title, int units) {
        ProductView made = products.create(
                seller,
                new ProductDraft(
                        title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), units))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }
}
