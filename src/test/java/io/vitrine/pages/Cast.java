package io.vitrine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.TeamRole;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.shared.Money;
import io.vitrine.shared.Secret;
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
import io.vitrine.shop.VariantId;
import io.vitrine.webhooks.Endpoint;
import io.vitrine.webhooks.EndpointDraft;
import io.vitrine.webhooks.EventType;
import io.vitrine.webhooks.Webhooks;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A shop with a show on air, everybody who may come to it, and the addresses of what there is. */
final class Cast {

    /** Who asks; the order is that of the columns of the table. */
    enum Part {
        VISITOR,
        BUYER,
        STRANGER,
        ANALYST,
        MODERATOR,
        HOST,
        OWNER,
        SUSPENDED,
        ADMINISTRATOR
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

    private final MockMvcTester mvc;
    private final Accounts accounts;
    private final Team team;
    private final JdbcClient jdbc;
    private final Map<Part, @Nullable Person> people = new EnumMap<>(Part.class);
    private final Map<Part, Map<String, String>> objects = new EnumMap<>(Part.class);

    Cast(ApplicationContext context) {
        mvc = context.getBean(MockMvcTester.class);
        accounts = context.getBean(Accounts.class);
        team = context.getBean(Team.class);
        jdbc = context.getBean(JdbcClient.class);
        Person owner = person(Role.SELLER);
        Person suspended = person(Role.SELLER);
        people.put(Part.BUYER, person(Role.VIEWER));
        people.put(Part.STRANGER, person(Role.SELLER));
        people.put(Part.OWNER, owner);
        people.put(Part.SUSPENDED, suspended);
        people.put(Part.ADMINISTRATOR, administrator());
        for (TeamRole role : List.of(TeamRole.ANALYST, TeamRole.MODERATOR, TeamRole.HOST)) {
            people.put(Part.valueOf(role.name()), member(owner, role));
        }
        Map<String, String> shop = open(context, owner, Objects.requireNonNull(people.get(Part.BUYER)));
        for (Part part : Part.values()) {
            objects.put(part, shop);
        }
        objects.put(Part.SUSPENDED, open(context, suspended, Objects.requireNonNull(people.get(Part.BUYER))));
        assertThat(mvc.post()
                        .uri("/console/applications/" + suspended.shop() + "/suspend")
                        .param("reason", "Sells counterfeit bowls")
                        .with(csrf())
                        .with(Objects.requireNonNull(people.get(Part.ADMINISTRATOR))
                                .signedIn())
                        .exchange())
                .hasStatus3xxRedirection();
    }

    /** Null is a visitor. */
    @Nullable
    Person person(Part part) {
        return people.get(part);
    }

    /** An address of the route, of something that belongs to this cast's shop: the suspended seller's own for them. */
    String address(String pattern, Part part) {
        String[] names = pattern.split("/");
        String area = names.length > 1 ? names[1] : "";
        String kind = names.length > 2 ? names[2] : "";
        Map<String, String> known = Objects.requireNonNull(objects.get(part));
        return VARIABLE.matcher(pattern).replaceAll(variable -> switch (variable.group(1)) {
            case "publicId", "id" -> known.getOrDefault(area.equals("live") ? "live" : kind, known.get("broadcasts"));
            case "slot" -> "PRIMARY";
            case "n" -> "1";
            case "seller" -> known.get("seller");
            case "account" -> known.get(kind.equals("people") ? "buyer" : "account");
            case "variant" -> known.get("variant");
            case "coupon" -> known.get("coupons");
            case "delivery" -> known.get("delivery");
            case "token" -> "a".repeat(32);
            case "name" -> "nothing.jpg";
            default -> UUID.randomUUID().toString();
        });
    }

    private Map<String, String> open(ApplicationContext context, Person owner, Person buyer) {
        Stage stage = context.getBean(Stage.class);
        Products products = context.getBean(Products.class);
        ChannelView channel = stage.channel(owner);
        BroadcastView show = stage.live(channel);
        ProductView cup = products.create(
                owner.shop(),
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 5))));
        products.become(cup.id(), ProductStatus.ACTIVE);
        context.getBean(Payments.class).change(owner.shop(), new PaymentTerms("Hana 1", 24, false, "", 30));
        VariantId variant = cup.variants().get(0).id();
        OrderView order = context.getBean(Orders.class)
                .place(
                        new VisitorId(buyer.account().value()),
                        new OrderRequest(
                                owner.shop(),
                                List.of(new Item(variant, 2, Money.of(18_000, "KRW"), null)),
                                new Recipient("Mina", "+82 10-1234-5678", "", "", "1 Sejong-daero", ""),
                                PaymentKind.BANK_TRANSFER,
                                UUID.randomUUID().toString()))
                .order();
        String coupon = context.getBean(Coupons.class)
                .create(owner.shop(), new CouponDraft("Welcome", CouponKind.FIXED, 3_000, 0, 5, 24))
                .publicId()
                .value();
        Webhooks webhooks = context.getBean(Webhooks.class);
        Endpoint endpoint = webhooks.add(
                owner.shop(),
                owner.account(),
                Locale.ENGLISH,
                new EndpointDraft("http://127.0.0.1:9/hook", "", EventType.toChoose()));
        webhooks.test(owner.shop(), endpoint.id());
        Map<String, String> known = new HashMap<>();
        known.put("webhooks", endpoint.id().value());
        known.put(
                "delivery",
                webhooks.deliveries(owner.shop(), endpoint.id(), false)
                        .get(0)
                        .id()
                        .value());
        known.put("broadcasts", show.publicId().value());
        known.put("channels", channel.publicId().value());
        known.put("live", show.publicId().value());
        known.put("products", cup.publicId().value());
        known.put("orders", order.publicId().value());
        known.put("coupons", coupon);
        known.put("variant", variant.value().toString());
        known.put("seller", owner.shop().toString());
        known.put("account", owner.account().toString());
        known.put("buyer", buyer.account().toString());
        return known;
    }

    private Person member(Person owner, TeamRole role) {
        Person person = person(Role.VIEWER);
        String link = team.invite(owner.shop(), person.email(), role, null, null, Locale.ENGLISH)
                .toHandOver()
                .orElseThrow();
        assertThat(mvc.post().uri(link).with(csrf()).with(person.signedIn()).exchange())
                .hasRedirectedUrl("/studio");
        return person;
    }

    private Person administrator() {
        return accounts.all().stream()
                .filter(account -> account.role() == Role.ADMIN)
                .findFirst()
                .map(found -> new Person(found.id(), found.email(), found.displayName(), Role.ADMIN, null))
                .orElseThrow();
    }

    private Person person(Role role) {
        AccountView made = accounts.createSeller(
                        UUID.randomUUID() + "@example.com", "Harbour Goods", "Ada Finch", Secret.of("three teapots 9"))
                .account();
        SellerId shop = role == Role.SELLER ? made.seller() : null;
        if (role == Role.VIEWER) {
            jdbc.sql("update accounts set role = 'VIEWER', seller_id = null where id = :id")
                    .param("id", made.id().value())
                    .update();
        }
        return new Person(made.id(), made.email(), made.displayName(), role, shop);
    }
}
