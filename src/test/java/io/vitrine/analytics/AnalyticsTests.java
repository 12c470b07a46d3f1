package io.vitrine.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.MailTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.shared.Money;
import io.vitrine.shop.Carts;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.stage.Direction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts a show and computes everything again from the rows. */
class AnalyticsTests extends MailTest {

    private static final String BROWSER = "Mozilla/5.0";

    @Autowired
    Viewings viewings;

    @Autowired
    Analytics analytics;

    @Autowired
    Stage stage;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Direction direction;

    @Autowired
    Products products;

    @Autowired
    Carts carts;

    @Autowired
    Orders orders;

    @Autowired
    Payments payments;

    @Autowired
    JdbcClient jdbc;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void beaconsAddUpToTheTimeThatPassedAndNoFurther() {
        BroadcastView show = stage.live(stage.channel(seller));
        VisitorId viewer = somebody();
        for (int i = 0; i < 100; i++) {
            beat(show, viewer);
        }
        clock.advance(Duration.ofSeconds(30));
        beat(show, viewer);
        viewings.write();
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 100; i++) {
            beat(show, viewer);
        }
        // Away for a while, which is not watched.
        clock.advance(Duration.ofMinutes(5));
        beat(show, viewer);
        clock.advance(Duration.ofSeconds(10));
        beat(show, viewer);
        viewings.write();
        assertThat(analytics.figures(show)).isEqualTo(new ShowFigures(1, Duration.ofSeconds(70), 0, 0));
        assertThat(rows("viewing_sessions", show)).isEqualTo(1);
    }

    @Test
    void viewersAreNotBlownUpByRobotsOrByOneAddress() {
        BroadcastView show = stage.live(stage.channel(seller));
        viewings.watching(show, somebody(), "192.0.2.1", "", "Mozilla/5.0 (compatible; ExampleBot/2.1)");
        for (int i = 0; i < Viewings.MOST_NEWCOMERS + 300; i++) {
            viewings.watching(show, somebody(), "192.0.2.2", "", BROWSER);
        }
        viewings.write();
        assertThat(analytics.figures(show).viewers()).isEqualTo(Viewings.MOST_NEWCOMERS);
    }

    @Test
    void rehearsalsAndShowsThatAreNotOnAirLeaveNothing() {
        ChannelView channel = stage.channel(seller);
        BroadcastView planned = broadcasts.schedule(
                channel.id(), new ShowPlan("Dry run", null, null, Kind.REHEARSAL, Visibility.PUBLIC));
        beat(planned, somebody());
        stage.carry(channel, planned);
        BroadcastView rehearsal = broadcasts.goLive(planned.id());
        ProductView cup = cup();
        beat(rehearsal, somebody());
        viewings.opened(rehearsal, somebody(), cup.publicId());
        carts.add(somebody(), cup.variants().get(0).id(), 1, rehearsal.id().value());
        viewings.write();
        assertThat(List.of("viewing_sessions", "product_touches", "show_minutes"))
                .allSatisfy(table -> assertThat(rows(table, rehearsal)).isZero());
    }

    @Test
    void reportIsWhatTheRowsSay() {
        BroadcastView show = stage.live(stage.channel(seller));
        ProductView cup = cup();
        direction.add(show, cup);
        List<VisitorId> viewers =
                IntStream.range(0, 12).mapToObj(i -> somebody()).toList();
        viewers.forEach(viewer -> viewings.watching(
                show, viewer, "192.0.2.3", viewers.indexOf(viewer) < 10 ? "News.Example.com" : "<script>", BROWSER));
        viewings.opened(show, viewers.get(0), cup.publicId());
        clock.advance(Duration.ofSeconds(40));
        direction.pin(show, cup, null, seller.account());
        // Six stay for another minute and a half.
        for (int i = 0; i < 3; i++) {
            viewers.subList(0, 6).forEach(viewer -> beat(show, viewer));
            viewings.write();
            clock.advance(Duration.ofSeconds(40));
        }
        viewings.opened(show, viewers.get(0), cup.publicId());
        viewings.opened(show, viewers.get(1), cup.publicId());
        viewings.opened(show, viewers.get(2), cup.publicId());
        carts.add(viewers.get(1), cup.variants().get(0).id(), 1, show.id().value());
        carts.add(viewers.get(1), cup.variants().get(0).id(), 1, show.id().value());
        order(show, cup, viewers.get(1), 2);
        clock.advance(Duration.ofSeconds(1));
        direction.unpin(show, 1, null);
        clock.advance(Duration.ofSeconds(20));
        order(show, cup, viewers.get(2), 1);
        broadcasts.end(show.id());
        clock.advance(Duration.ofHours(1));
        order(show, cup, viewers.get(3), 3);
        viewings.write();

        BroadcastView ended = stage.now(show.id());
        ShowReport report = analytics.report(ended);
        assertThat(report.figures()).isEqualTo(new ShowFigures(12, Duration.ofSeconds(6 * 120), 3, 1));
        assertThat(report.figures().watched().toSeconds())
                .isEqualTo(number("select sum(seconds) from viewing_sessions where broadcast_id = :show", show));
        assertThat(report.retention()).containsExactly(100, 50, 50);
        assertThat(report.sources())
                .containsExactly(new ShowReport.Source("news.example.com", 10), new ShowReport.Source(null, 2));
        assertThat(report.during().orders()).isEqualTo(2);
        assertThat(report.during().amount()).isEqualTo(won(54_000));
        assertThat(report.later().orders()).isEqualTo(1);
        assertThat(report.during().amount().minor() + report.later().amount().minor())
                .isEqualTo(number("select sum(total) from orders where show_id = :show", show));
        assertThat(report.products()).singleElement().satisfies(line -> {
            assertThat(line.pinned()).isEqualTo(Duration.ofSeconds(121));
            assertThat(line.clicks())
                    .isEqualTo(3)
                    .isEqualTo(number(
                            "select count(*) from product_touches where broadcast_id = :show and kind = 'CLICK'",
                            show));
            assertThat(line.carts()).isEqualTo(1);
            assertThat(line.during()).isEqualTo(new ProductLine.Units(2, 3, won(54_000)));
            assertThat(line.later()).isEqualTo(new ProductLine.Units(1, 3, won(54_000)));
            assertThat(line.clicksPinned()).isEqualTo(2);
            assertThat(line.ordersPinned()).isEqualTo(1);
            assertThat(line.conversion()).isEqualTo(50);
        });
    }

    @Test
    void fewViewersAreNotTakenApart() {
        BroadcastView show = stage.live(stage.channel(seller));
        IntStream.range(0, 9)
                .forEach(i -> viewings.watching(show, somebody(), "192.0.2.4", "news.example.com", BROWSER));
        viewings.write();
        ShowReport report = analytics.report(show);
        assertThat(report.figures().viewers()).isEqualTo(9);
        assertThat(report.retention()).isEmpty();
        assertThat(report.sources()).containsExactly(new ShowReport.Source(null, 9));
    }

    private void beat(BroadcastView show, VisitorId viewer) {
        viewings.watching(show, viewer, "192.0.2.9", "", BROWSER);
    }

    private ProductView cup() {
        ProductView cup = products.create(
                seller.shop(),
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", won(18_000), 90))));
        return products.become(cup.id(), ProductStatus.ACTIVE);
    }

    private void order(BroadcastView show, ProductView cup, VisitorId buyer, int units) {
        payments.change(seller.shop(), new PaymentTerms("Hana 1", 24, false, "", 30));
        orders.place(
                buyer,
                new OrderRequest(
                        seller.shop(),
                        List.of(new Item(
                                cup.variants().get(0).id(),
                                units,
                                won(18_000),
                                show.id().value())),
                        new Recipient("Mina", "+82 10-1234-5678", "", "", "1 Sejong-daero", ""),
                        PaymentKind.BANK_TRANSFER,
                        UUID.randomUUID().toString()));
    }

    private long rows(String table, BroadcastView show) {
        return number("select count(*) from " + table + " where broadcast_id = :show", show);
    }

    private long number(String query, BroadcastView show) {
        return jdbc.sql(query)
                .param("show", show.id().value())
                .query(Long.class)
                .single();
    }

    private static VisitorId somebody() {
        return new VisitorId(UUID.randomUUID());
    }

    private static Money won(long amount) {
        return Money.of(amount, "KRW");
    }
}
