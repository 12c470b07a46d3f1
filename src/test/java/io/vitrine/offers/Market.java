package io.vitrine.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.Money;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.Prices;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.ShopException;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.StockLevel;
import io.vitrine.shop.VariantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A seller with a show that is on air, buyers, and what has to be true of the books whatever they do. */
@TestComponent
class Market {

    private static final AtomicLong CLIENTS = new AtomicLong();
    private static final Recipient MINA =
            new Recipient("Mina Park", "010-1234-5678", "", "", "1 Sejong-daero, Seoul", "");

    final Channels channels;
    final Broadcasts broadcasts;
    final PublishSessions sessions;
    final Products products;
    final Payments payments;
    final Orders orders;
    final Prices prices;
    final StockLedger stock;
    final Offers offers;
    final JdbcClient jdbc;

    SellerId seller = new SellerId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    BroadcastView show;

    Market(
            Channels channels,
            Broadcasts broadcasts,
            PublishSessions sessions,
            Products products,
            Payments payments,
            Orders orders,
            Prices prices,
            StockLedger stock,
            Offers offers,
            JdbcClient jdbc) {
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.sessions = sessions;
        this.products = products;
        this.payments = payments;
        this.orders = orders;
        this.prices = prices;
        this.stock = stock;
        this.offers = offers;
        this.jdbc = jdbc;
    }

    /** Another seller's, with a show that has a picture. */
    void open() {
        seller = new SellerId(UUID.randomUUID());
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        sessions.open(new Connection(channel.id(), "boot", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        show = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(show.id());
        payments.change(seller, new PaymentTerms("Hana 123-456", 24, true, "https://pay.example/{order}", 10));
    }

    /** The same, of a rehearsal. */
    void rehearse() {
        seller = new SellerId(UUID.randomUUID());
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        show = broadcasts.schedule(
                channel.id(), new ShowPlan("Dry run", null, null, Kind.REHEARSAL, Visibility.PUBLIC));
        sessions.open(new Connection(channel.id(), "boot", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        broadcasts.pictureReady(show.id());
        payments.change(seller, new PaymentTerms("Hana 123-456", 24, true, "https://pay.example/{order}", 10));
    }

    void goLive() {
        show = broadcasts.goLive(show.id());
    }

    ProductView sells(String title, long price, int units) {
        ProductView made = products.create(
                seller,
                new ProductDraft(
                        title,
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", won(price), units))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }

    static OfferDraft flash(ProductView product, long price, int units) {
        return new OfferDraft(
                DealKind.FLASH,
                product,
                variant(product),
                won(price),
                units,
                2,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                null,
                false);
    }

    OfferView made(OfferDraft draft) {
        return offers.create(seller, show.id(), draft);
    }

    OfferView armed(OfferDraft draft) {
        return offers.arm(made(draft).id());
    }

    /** Its countdown has begun; it opens 10 s later. */
    OfferView started(OfferDraft draft) {
        return offers.start(armed(draft).id());
    }

    OfferView now(OfferView offer) {
        return offers.find(offer.publicId()).orElseThrow();
    }

    OrderView buys(VisitorId buyer, ProductView product, int units, long seen, PaymentKind payment) {
        var request = new OrderRequest(
                seller,
                List.of(new Item(variant(product), units, won(seen), show.id().value())),
                MINA,
                payment,
                UUID.randomUUID().toString());
        return orders.place(buyer, request).order();
    }

    /** "bought", or why not. */
    String tries(VisitorId buyer, ProductView product, int units, long seen) {
        try {
            buys(buyer, product, units, seen, PaymentKind.BANK_TRANSFER);
            return "bought";
        } catch (ShopException e) {
            return e.code();
        }
    }

    long price(ProductView product) {
        return Objects.requireNonNull(prices.of(List.of(variant(product)), null).get(variant(product)))
                .price()
                .minor();
    }

    StockLevel level(ProductView product) {
        return Objects.requireNonNull(stock.of(List.of(variant(product))).get(variant(product)));
    }

    static VariantId variant(ProductView product) {
        return product.variants().get(0).id();
    }

    static VisitorId somebody() {
        return new VisitorId(UUID.randomUUID());
    }

    static Money won(long minor) {
        return Money.of(minor, "KRW");
    }

    /** Compares the ledger with reservations and pools, and these with what buyers have. */
    void assertBooksAddUp(ProductView product) {
        StockLevel level = level(product);
        VariantId variant = variant(product);
        assertThat(level.left()).as("left").isNotNegative();
        assertThat(count(
                        "select coalesce(sum(quantity), 0) from reservations where variant_id = :variant and state = 'HELD'",
                        variant))
                .as("held")
                .isEqualTo(level.held());
        assertThat(count(
                        "select coalesce(sum(quantity), 0) from reservations where variant_id = :variant"
                                + " and state = 'CONFIRMED' and not returned",
                        variant))
                .as("sold")
                .isEqualTo(level.sold());
        int pooled = 0;
        for (OfferView offer : offers.ofShow(show.id())) {
            if (offer.variant().equals(variant) && offer.isFlash() && offer.state() != OfferState.DRAFT) {
                pooled += offer.left();
                assertBooksAddUp(offer);
            }
        }
        assertThat(pooled).as("pooled").isEqualTo(level.pooled());
    }

    private void assertBooksAddUp(OfferView offer) {
        String reserved =
                "select coalesce(sum(quantity), 0) from reservations where pool = 'offers' and pool_share = :id";
        Map<String, Object> id = Map.of("id", offer.id().value());
        assertThat(number(reserved + " and state = 'HELD'", id))
                .as("held of the offer")
                .isEqualTo(offer.held());
        assertThat(number(reserved + " and state = 'CONFIRMED' and not returned", id))
                .as("sold of the offer")
                .isEqualTo(offer.sold());
        assertThat(number("select coalesce(sum(units), 0) from offer_buyers where offer_id = :id", id))
                .as("what buyers have of the offer")
                .isEqualTo(offer.taken());
        assertThat(number("select coalesce(max(units), 0) from offer_buyers where offer_id = :id", id))
                .as("the most that one buyer has")
                .isLessThanOrEqualTo(offer.perBuyer());
        if (offer.state() == OfferState.CLOSED || offer.state() == OfferState.EXHAUSTED) {
            assertThat(offer.left()).as("left of an offer that is over").isZero();
        }
    }

    int units(OfferView offer, VisitorId buyer) {
        return number(
                "select coalesce(sum(units), 0) from offer_buyers where offer_id = :offer and buyer = :buyer",
                Map.of("offer", offer.id().value(), "buyer", buyer.value()));
    }

    int left(String query) {
        return number(query, Map.of());
    }

    private int count(String query, VariantId variant) {
        return number(query, Map.of("variant", variant.value()));
    }

    private int number(String query, Map<String, ?> params) {
        return jdbc.sql(query).params(params).query(Integer.class).single();
    }
}
