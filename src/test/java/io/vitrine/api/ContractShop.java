package io.vitrine.api;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import io.vitrine.polls.PollDraft;
import io.vitrine.polls.Polls;
import io.vitrine.profiles.Preset;
import io.vitrine.profiles.ProfileDraft;
import io.vitrine.profiles.Profiles;
import io.vitrine.profiles.Rung;
import io.vitrine.shared.Money;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
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
import io.vitrine.stage.Direction;
import io.vitrine.tokens.Scope;
import io.vitrine.tokens.Tokens.NewToken;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A shop with one of everything, and a request that succeeds for each operation of the API. */
final class ContractShop {

    private final Programs programs;
    private final Person shop;
    private final Map<String, String> ids;
    private final Map<String, String> lacking = new HashMap<>();
    private final String channel;
    private final String coupon;
    private final String sku;
    private final String product;
    private final String shopToken;
    private final String siteToken;

    private ContractShop(ApplicationContext context, Programs programs) {
        this.programs = programs;
        shop = programs.shop();
        Stage stage = context.getBean(Stage.class);
        Products products = context.getBean(Products.class);
        ChannelView on = stage.channel(shop);
        BroadcastView show = stage.ready(on);
        // A show takes five events a second: what needs more is asked of others.
        BroadcastView second = stage.live(stage.channel(shop));
        BroadcastView third = stage.live(stage.channel(shop));
        BroadcastView fourth = stage.live(stage.channel(shop));
        sku = "CUP-" + shop.shop();
        ProductView cup = products.create(
                shop.shop(),
                new ProductDraft("Cup", "", List.of(new VariantDraft(null, sku, "", Money.of(18_000, "KRW"), 50))));
        context.getBean(Direction.class).add(show, products.become(cup.id(), ProductStatus.ACTIVE));
        context.getBean(Payments.class).change(shop.shop(), new PaymentTerms("Hana 1", 24, false, "", 30));
        OrderView order = context.getBean(Orders.class)
                .place(
                        new VisitorId(UUID.randomUUID()),
                        new OrderRequest(
                                shop.shop(),
                                List.of(new Item(cup.variants().get(0).id(), 2, Money.of(18_000, "KRW"), null)),
                                new Recipient("Mina", "+82 10-1234-5678", "", "", "1 Sejong-daero", ""),
                                PaymentKind.BANK_TRANSFER,
                                UUID.randomUUID().toString()))
                .order();
        coupon = context.getBean(Coupons.class)
                .create(shop.shop(), new CouponDraft("Welcome", CouponKind.FIXED, 3_000, 0, 5, 24))
                .publicId()
                .value();
        String poll = context.getBean(Polls.class)
                .create(third, new PollDraft("Which one?", List.of("This", "That"), null))
                .id()
                .value();
        channel = on.publicId().value();
        product = cup.publicId().value();
        ids = new LinkedHashMap<>();
        ids.put("/broadcasts/{id}/coupons", "/broadcasts/" + second.publicId() + "/coupons");
        ids.put("/broadcasts/{id}/polls", "/broadcasts/" + third.publicId() + "/polls");
        ids.put("/broadcasts/{id}/line-up", "/broadcasts/" + fourth.publicId() + "/line-up");
        ids.put("/broadcasts/{id}", "/broadcasts/" + show.publicId());
        ids.put("/channels/{id}", "/channels/" + channel);
        ids.put("/products/{id}", "/products/" + product);
        ids.put("/orders/{id}", "/orders/" + order.publicId());
        ids.put("/line-up/{product}", "/line-up/" + product);
        ids.put("/pins/{slot}", "/pins/1");
        ids.put("/keys/{slot}", "/keys/SECONDARY");
        ids.put("/coupons/{id}", "/coupons/" + coupon);
        ids.put("/polls/{poll}", "/polls/" + poll);
        ids.put(
                "{profile}",
                context.getBean(Profiles.class)
                        .create(ProfileDraft.of(
                                "Small " + shop.shop(), List.of(new Rung(240, 0, 300, Preset.X264_VERYFAST, 64))))
                        .id()
                        .toString());
        ids.put("{kind}", "FIXED");
        ids.put("{shop}", shop.shop().toString());
        shopToken = reveal(programs.token(shop, Scope.ofShops().toArray(Scope[]::new)));
        siteToken = reveal(programs.siteToken(Scope.ofSite().toArray(Scope[]::new)));
    }

    static ContractShop open(ApplicationContext context, Programs programs) {
        return new ContractShop(context, programs);
    }

    ContractClient client(int port) {
        return new ContractClient(port, ids, this);
    }

    String shopToken() {
        return shopToken;
    }

    String siteToken() {
        return siteToken;
    }

    /** One that may do all but this. */
    String lacking(String scope) {
        return lacking.computeIfAbsent(
                scope,
                missing -> missing.startsWith("site:")
                        ? reveal(programs.siteToken(without(Scope.ofSite(), missing)))
                        : reveal(programs.token(shop, without(Scope.ofShops(), missing))));
    }

    private static Scope[] without(Set<Scope> scopes, String missing) {
        return scopes.stream().filter(one -> !one.key().equals(missing)).toArray(Scope[]::new);
    }

    /** In an order in which all of them succeed. */
    List<Example> examples() {
        return List.of(
                Example.of("describe"),
                Example.of("listProducts"),
                Example.of("readProduct"),
                Example.of(
                        "createProduct",
                        "{\"title\": \"Bowl\", \"description\": \"Blue.\", \"variants\": [{\"sku\": \"BOWL-%s\", \"name\": \"Large\", \"price\": 25000}]}"
                                .formatted(shop.shop())),
                Example.of(
                        "changeProduct",
                        "{\"title\": \"Cup\", \"variants\": [{\"sku\": \"%s\", \"price\": 17000}]}".formatted(sku)),
                Example.of("setProductStatus", "{\"status\": \"ACTIVE\"}"),
                Example.of("listStock"),
                Example.of("changeStock", "{\"items\": [{\"sku\": \"%s\", \"change\": 5}]}".formatted(sku)),
                Example.of("listOrders"),
                Example.of("readOrder"),
                Example.of("takeOrderOn", "{\"step\": \"PAY\"}"),
                Example.of("listChannels"),
                Example.of("readChannel"),
                Example.of("createChannel", "{\"name\": \"Morning ceramics\"}"),
                Example.of(
                        "changeChannel",
                        "{\"name\": \"Late ceramics\", \"latency\": \"ULTRA\", \"reconnectSeconds\": 60}"),
                Example.of("listProfiles"),
                Example.of("listKeys"),
                Example.of("rotateKey", "{\"graceSeconds\": 0}"),
                Example.of("listBroadcasts"),
                Example.of("readBroadcast"),
                Example.of(
                        "planBroadcast",
                        "{\"channel\": \"%s\", \"title\": \"Spring\", \"kind\": \"REHEARSAL\"}".formatted(channel)),
                Example.of("changeBroadcast", "{\"title\": \"Kiln opening\", \"visibility\": \"PRIVATE\"}"),
                Example.of("readPasscode"),
                Example.of("changePasscode"),
                Example.of("addToLineUp"),
                Example.of("commandBroadcast", "{\"command\": \"GO_LIVE\"}"),
                Example.of("pin", "{\"product\": \"%s\"}".formatted(product)),
                Example.of("say", "{\"text\": \"Ten left\", \"seconds\": 30}"),
                Example.of("readScreen"),
                Example.of("silence"),
                Example.of("unpin"),
                Example.of("setSoldOut", "{\"soldOut\": true}"),
                Example.of("moveInLineUp", "{\"by\": -1}"),
                Example.of("removeFromLineUp"),
                Example.of("listCoupons"),
                Example.of("readCoupon"),
                Example.of(
                        "createCoupon",
                        "{\"title\": \"Spring\", \"kind\": \"PERCENT\", \"amount\": 10, \"total\": 5, \"products\": [\"%s\"]}"
                                .formatted(product)),
                Example.of("dropCoupon", "{\"coupon\": \"%s\", \"seconds\": 60}".formatted(coupon)),
                Example.of("revokeCoupon"),
                Example.of("listPolls"),
                Example.of(
                        "createPoll",
                        "{\"question\": \"Which next?\", \"options\": [\"Cup\", \"Bowl\"], \"correct\": 2}"),
                Example.of("commandPoll", "{\"command\": \"OPEN\"}"),
                Example.of("sendEvent", "{\"name\": \"score\", \"payload\": {\"home\": 2}}"),
                Example.of("readEvents"),
                Example.of("readStatistics"),
                Example.of("readReport"),
                Example.of("listNodes"),
                Example.of("listSiteProfiles"),
                Example.of("readSiteProfile"),
                Example.of(
                        "createSiteProfile",
                        "{\"name\": \"Tall %s\", \"rungs\": [{\"height\": 1080, \"frameRate\": 30, \"kbps\": 4500, \"preset\": \"X264_FAST\", \"audioKbps\": 192}]}"
                                .formatted(shop.shop())),
                Example.of(
                        "changeSiteProfile",
                        "{\"name\": \"Small %s\", \"rungs\": [{\"height\": 270, \"kbps\": 400}]}"
                                .formatted(shop.shop())),
                Example.of("setProfileStanding", "{\"standard\": false, \"retired\": true}"),
                Example.of("listSiteBroadcasts"),
                Example.of("blockBroadcast", "{\"reason\": \"Sells counterfeit bowls\"}"),
                Example.of("liftBlock"),
                Example.of("banChannel", "{\"reason\": \"Sells counterfeit bowls\"}"),
                Example.of("liftBan"),
                Example.of("listSellers"),
                Example.of("setStanding", "{\"standing\": \"SUSPENDED\", \"reason\": \"Sells counterfeit bowls\"}"));
    }

    private static String reveal(NewToken made) {
        return made.token().reveal();
    }

    /** @param body empty if the operation takes none */
    record Example(String operation, String body, String query) {

        static Example of(String operation) {
            return new Example(operation, "", "");
        }

        static Example of(String operation, String body) {
            return new Example(operation, body, "");
        }

        Example with(String other) {
            return new Example(operation, other, query);
        }
    }
}
