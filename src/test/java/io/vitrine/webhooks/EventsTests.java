package io.vitrine.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens in a shop is told, once it has happened and only then. */
class EventsTests extends WebhookTest {

    private static final String BOOT = "boot";

    @Autowired
    Orders orders;

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    Channels channels;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @Test
    void orderWhenItGoesItsWayIsToldStepByStep() {
        endpoint(receiver);
        OrderView order = ordered(offers(5), 2, PaymentKind.BANK_TRANSFER);
        orders.take(order.id(), OrderStep.PAY);
        orders.take(order.id(), OrderStep.PAY);
        orders.take(order.id(), OrderStep.SHIP);
        orders.take(order.id(), OrderStep.FINISH);
        assertThat(told()).containsExactly("order.placed", "order.paid", "order.shipped", "order.completed");
        JsonNode paid = json.readTree(receiver.bodies().get(1)).get("data");
        assertThat(paid.get("id").asString()).isEqualTo(order.publicId().value());
        assertThat(paid.get("number").asString()).isEqualTo(order.number());
        assertThat(paid.get("paid").asBoolean()).isTrue();
        assertThat(paid.get("total").get("amount").asLong()).isEqualTo(36_000);
        assertThat(paid.get("total").get("currency").asString()).isEqualTo("KRW");
        assertThat(paid.get("lines").get(0).get("quantity").asInt()).isEqualTo(2);
        assertThat(receiver.bodies())
                .allSatisfy(body -> assertThat(body).doesNotContain("Mina", "010-1234", "mina@example.com", "Sejong"));
    }

    @Test
    void orderWhenItIsGivenUpIsToldWithWhatIsOwed() {
        endpoint(receiver);
        ProductView cup = offers(5);
        orders.withdraw(ordered(cup, 1, PaymentKind.BANK_TRANSFER).id());
        OrderView paid = ordered(cup, 1, PaymentKind.BANK_TRANSFER);
        orders.take(paid.id(), OrderStep.PAY);
        orders.take(paid.id(), OrderStep.CANCEL);
        orders.take(paid.id(), OrderStep.REFUND);
        assertThat(told())
                .containsExactly(
                        "order.placed",
                        "order.cancelled",
                        "order.placed",
                        "order.paid",
                        "order.cancelled",
                        "order.refunded");
        assertThat(receiver.bodies().get(1)).contains("\"refundDue\":false", "\"ending\":\"BY_BUYER\"");
        assertThat(receiver.bodies().get(4)).contains("\"refundDue\":true", "\"ending\":\"BY_SELLER\"");
    }

    @Test
    void stockWhenTheLastOneIsTakenIsToldOnce() {
        endpoint(receiver, EventType.STOCK_SOLD_OUT);
        ProductView cup = offers(3);
        ordered(cup, 2, PaymentKind.BANK_TRANSFER);
        assertThat(told()).isEmpty();
        OrderView last = ordered(cup, 1, PaymentKind.BANK_TRANSFER);
        orders.take(last.id(), OrderStep.PAY);
        assertThat(told()).containsExactly("stock.sold-out");
        assertThat(receiver.bodies().get(0))
                .contains(
                        "\"product\":\"" + cup.publicId() + "\"",
                        "\"sku\":\"" + cup.variants().get(0).sku());
    }

    @Test
    void orderWhenItsTransactionFailsIsNotTold() {
        endpoint(receiver);
        ProductView cup = offers(5);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    ordered(cup, 1, PaymentKind.BANK_TRANSFER);
                    throw new IllegalStateException("the power is gone");
                }))
                .hasMessage("the power is gone");
        assertThat(told()).isEmpty();
    }

    @Test
    void showWhenItGoesOnAirAndOffIsTold() {
        endpoint(receiver);
        ChannelView channel = channels.create(seller, ChannelSettings.named("Evening ceramics"));
        BroadcastView show = broadcasts.schedule(channel.id(), "Kiln opening", null);
        onAir(channel, show, 1);
        sessions.close(BOOT, 1, "gone");
        sessions.open(new Connection(channel.id(), BOOT, 2, "192.0.2.7", "OBS"));
        broadcasts.pictureReady(show.id());
        broadcasts.end(show.id());
        assertThat(told())
                .containsExactly("broadcast.started", "broadcast.interrupted", "broadcast.resumed", "broadcast.ended");
        assertThat(receiver.bodies().get(0))
                .contains("\"id\":\"" + show.publicId(), "\"title\":\"Kiln opening\"", "\"phase\":\"LIVE\"");
        assertThat(json.readTree(receiver.bodies().get(1))
                        .get("data")
                        .get("resumeBy")
                        .isNull())
                .isFalse();
    }

    @Test
    void showWhenItIsARehearsalIsNotTold() {
        endpoint(receiver);
        ChannelView channel = channels.create(seller, ChannelSettings.named("Evening ceramics"));
        BroadcastView show = broadcasts.schedule(
                channel.id(), new ShowPlan("Trying", null, null, Kind.REHEARSAL, Visibility.PRIVATE, null, null));
        onAir(channel, show, 3);
        broadcasts.end(show.id());
        assertThat(told()).isEmpty();
    }

    @Test
    void eventWhenItIsNotChosenOrTheEndpointIsOffOrAnotherShopsIsNotTold() {
        endpoint(receiver, EventType.ORDER_REFUNDED);
        Endpoint off = endpoint(receiver);
        webhooks.enable(seller, off.id(), false);
        ProductView cup = offers(5);
        SellerId own = seller;
        anotherShop();
        endpoint(receiver);
        seller = own;
        ordered(cup, 1, PaymentKind.BANK_TRANSFER);
        assertThat(told()).isEmpty();
    }

    private void onAir(ChannelView channel, BroadcastView show, long client) {
        sessions.open(new Connection(channel.id(), BOOT, client, "192.0.2.7", "OBS"));
        broadcasts.pictureReady(show.id());
        broadcasts.goLive(show.id());
    }

    private List<String> told() {
        send();
        return receiver.bodies().stream()
                .map(body -> json.readTree(body).get("type").asString())
                .toList();
    }

    private ProductView offers(int units) {
        payments.change(seller, new PaymentTerms("Hana 123-456", 24, true, "", 30));
        ProductView made = products.create(
                seller,
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(
                                null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), units))));
        return products.become(made.id(), ProductStatus.ACTIVE);
    }

    private OrderView ordered(ProductView product, int units, PaymentKind payment) {
        return orders.place(
                        new VisitorId(UUID.randomUUID()),
                        new OrderRequest(
                                seller,
                                List.of(new Item(product.variants().get(0).id(), units, Money.of(18_000, "KRW"), null)),
                                new Recipient(
                                        "Mina Park",
                                        "010-1234-5678",
                                        "mina@example.com",
                                        "04524",
                                        "1 Sejong-daero, Seoul",
                                        ""),
                                payment,
                                UUID.randomUUID().toString()))
                .order();
    }
}
