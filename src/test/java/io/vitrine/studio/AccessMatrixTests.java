package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.TeamRole;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
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
import io.vitrine.webhooks.EndpointDraft;
import io.vitrine.webhooks.EventType;
import io.vitrine.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the studio, asked for by every role, of the own shop and of another. */
@PageTest
class AccessMatrixTests {

    /** Told again here, and not asked of {@link TeamRole}: it is what sellers were promised. */
    private static final Map<TeamRole, Set<Right>> PROMISED = Map.of(
            TeamRole.OWNER,
            Set.of(Right.values()),
            TeamRole.HOST,
            Set.of(Right.LOOK, Right.CHAT, Right.DIRECT, Right.NUMBERS, Right.PRODUCTS, Right.ORDERS, Right.KEYS),
            TeamRole.MODERATOR,
            Set.of(Right.LOOK, Right.CHAT),
            TeamRole.ANALYST,
            Set.of(Right.LOOK, Right.NUMBERS));

    private static final Map<String, Right> SENSITIVE = Map.ofEntries(
            Map.entry("POST /studio/channels/{publicId}/keys/{slot}/show", Right.KEYS),
            Map.entry("POST /studio/channels/{publicId}/keys/{slot}/rotate", Right.SHOP),
            Map.entry("GET /studio/orders", Right.ORDERS),
            Map.entry("GET /studio/orders.csv", Right.ORDERS),
            Map.entry("GET /studio/orders/{publicId}", Right.ORDERS),
            Map.entry("GET /studio/payments", Right.SHOP),
            Map.entry("GET /studio/broadcasts/{publicId}/numbers", Right.NUMBERS),
            Map.entry("GET /studio/broadcasts/{publicId}/report", Right.NUMBERS),
            Map.entry("POST /studio/broadcasts/{publicId}/go-live", Right.DIRECT),
            Map.entry("POST /studio/broadcasts/{publicId}/desk/pins", Right.DIRECT),
            Map.entry("POST /studio/broadcasts/{publicId}/chat/messages/{n}", Right.CHAT),
            Map.entry("POST /studio/products", Right.PRODUCTS),
            Map.entry("POST /studio/team", Right.SHOP));

    /** It would end the role that is tested; TeamPagesTests leaves. */
    private static final String LEAVE = "POST /studio/team/leave";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    Accounts accounts;

    @Autowired
    Team team;

    @Autowired
    Stage stage;

    @Autowired
    Products products;

    @Autowired
    Coupons coupons;

    @Autowired
    Orders orders;

    @Autowired
    Payments payments;

    @Autowired
    Webhooks webhooks;

    private final Map<String, HandlerMethod> routes = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private Person owner = Person.newSeller();
    private @Nullable BroadcastView show;

    @BeforeEach
    void openShop() throws Exception {
        owner = person(true);
        ChannelView channel = stage.channel(owner);
        show = stage.ready(channel);
        ids.put("broadcasts", show.publicId().value());
        ids.put("channels", channel.publicId().value());
        ProductView cup = products.create(owner.shop(), draft());
        products.become(cup.id(), ProductStatus.ACTIVE);
        ids.put("products", cup.publicId().value());
        ids.put("orders", ordered(cup).publicId().value());
        ids.put(
                "coupons",
                coupons.create(owner.shop(), new CouponDraft("Welcome", CouponKind.FIXED, 3_000, 0, 5, 24))
                        .publicId()
                        .value());
        ids.put(
                "webhooks",
                webhooks.add(
                                owner.shop(),
                                owner.account(),
                                Locale.ENGLISH,
                                new EndpointDraft("http://127.0.0.1:9/hook", "", EventType.toChoose()))
                        .id()
                        .value());
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                    if (pattern.startsWith("/studio")) {
                        routes.put(verb + " " + pattern, method);
                    }
                }
            }
        });
    }

    @Test
    void routesNameTheRightTheyNeed() {
        assertThat(routes).hasSizeGreaterThan(50);
        List<String> silent = routes.entrySet().stream()
                .filter(route ->
                        !AnnotatedElementUtils.hasAnnotation(route.getValue().getMethod(), Needs.class))
                .filter(route ->
                        !AnnotatedElementUtils.hasAnnotation(route.getValue().getBeanType(), Needs.class))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(silent).as("routes without @Needs").isEmpty();
        SENSITIVE.forEach((route, right) -> assertThat(routes.get(route))
                .as(route)
                .isNotNull()
                .satisfies(method -> assertThat(StudioAccess.needed(Objects.requireNonNull(method)))
                        .isEqualTo(right)));
    }

    @Test
    void routesOpenForThoseWhoHaveTheRightAndForNobodyElse() {
        for (TeamRole role : List.of(TeamRole.ANALYST, TeamRole.MODERATOR, TeamRole.HOST, TeamRole.OWNER)) {
            Person person = role == TeamRole.OWNER ? owner : member(role, null);
            Set<Right> rights = Objects.requireNonNull(PROMISED.get(role));
            check(role + " of the shop", person, route -> rights.contains(needed(route)));
        }
    }

    @Test
    void routesWhenTheRoleIsForOneShowOpenForThatShowOnly() {
        BroadcastView other = stage.planned(stage.channel(owner));
        for (TeamRole role : List.of(TeamRole.ANALYST, TeamRole.MODERATOR)) {
            Person person = member(role, Objects.requireNonNull(show).id().value());
            Set<Right> rights = Objects.requireNonNull(PROMISED.get(role));
            check(
                    role + " of the show",
                    person,
                    route -> route.contains("/studio/broadcasts/{publicId}")
                            ? rights.contains(needed(route))
                            : needed(route) == Right.LOOK);
            assertThat(status(
                            "GET /studio/broadcasts/{publicId}/chat",
                            person,
                            other.publicId().value()))
                    .isEqualTo(404);
        }
    }

    @Test
    void routesWhenTheyNameSomethingOfAnotherShopDoNotExist() {
        Person stranger = person(true);
        List<String> open = new ArrayList<>();
        routes.keySet().stream()
                .filter(route -> route.contains("{publicId}"))
                .filter(route -> status(route, stranger, null) != 404)
                .forEach(open::add);
        assertThat(open).isEmpty();
    }

    @Test
    void studioWhenSomebodyIsOfNoShopIsClosed() {
        Person buyer = person(false);
        assertThat(status("GET /studio", buyer, null)).isEqualTo(403);
        assertThat(status("GET /studio/broadcasts/{publicId}", buyer, null)).isEqualTo(403);
    }

    private void check(String who, Person person, java.util.function.Predicate<String> allowed) {
        List<String> wrong = new ArrayList<>();
        // Those that are refused first: the others may end the show.
        routes.keySet().stream()
                .filter(route -> !allowed.test(route) && status(route, person, null) != 403)
                .forEach(route -> wrong.add(who + " may " + route));
        routes.keySet().stream()
                .filter(route -> allowed.test(route) && !route.equals(LEAVE) && status(route, person, null) == 403)
                .forEach(route -> wrong.add(who + " may not " + route));
        assertThat(wrong).isEmpty();
    }

    private Right needed(String route) {
        return StudioAccess.needed(Objects.requireNonNull(routes.get(route)));
    }

    private int status(String route, Person person, @Nullable String publicId) {
        String[] parts = route.split(" ");
        String kind = parts[1].split("/").length > 2 ? parts[1].split("/")[2] : "";
        String id = publicId == null ? ids.getOrDefault(kind, ids.get("products")) : publicId;
        String path = VARIABLE.matcher(parts[1]).replaceAll(variable -> switch (variable.group(1)) {
            case "publicId" -> id;
            case "slot" -> "PRIMARY";
            case "n" -> "1";
            case "seller" -> owner.shop().toString();
            default -> UUID.randomUUID().toString();
        });
        return mvc.method(HttpMethod.valueOf(parts[0]))
                .uri(path)
                .with(csrf())
                .with(person.signedIn())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Person member(TeamRole role, @Nullable UUID broadcast) {
        Person person = person(false);
        String link = team.invite(owner.shop(), person.email(), role, broadcast, null, Locale.ENGLISH)
                .toHandOver()
                .orElseThrow();
        assertThat(mvc.post().uri(link).with(csrf()).with(person.signedIn()).exchange())
                .hasRedirectedUrl("/studio");
        return person;
    }

    /** Somebody with an account; its own shop, which every account made this way has, counts only if asked for. */
    private Person person(boolean withShop) {
        AccountView made = accounts.createSeller(
                        UUID.randomUUID() + "@example.com", "Harbour Goods", "Ada Finch", Secret.of("three teapots 9"))
                .account();
        SellerId shop = withShop ? made.seller() : null;
        return new Person(made.id(), made.email(), made.displayName(), withShop ? Role.SELLER : Role.VIEWER, shop);
    }

    private OrderView ordered(ProductView cup) {
        payments.change(owner.shop(), new PaymentTerms("Hana 1", 24, false, "", 30));
        return orders.place(
                        new VisitorId(UUID.randomUUID()),
                        new OrderRequest(
                                owner.shop(),
                                List.of(new Item(cup.variants().get(0).id(), 2, Money.of(18_000, "KRW"), null)),
                                new Recipient("Mina", "+82 10-1234-5678", "", "", "1 Sejong-daero", ""),
                                PaymentKind.BANK_TRANSFER,
                                UUID.randomUUID().toString()))
                .order();
    }

    private static ProductDraft draft() {
        return new ProductDraft(
                "Cup",
                "",
                List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 5)));
    }
}
