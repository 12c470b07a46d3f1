package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AuditLog;
import io.vitrine.pages.Person;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.Products;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Keeps products and their stock as a shop's program does. */
@ApiTest
class ProductsControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    @Autowired
    Products products;

    @Autowired
    AuditLog audit;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private Person shop;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @BeforeEach
    void openShop() {
        clock.advance(Duration.ofMinutes(10));
        shop = programs.shop();
        program = new Program(mvc, programs.bearer(shop));
    }

    @Test
    void createWhenItIsRightMakesADraftOnceHoweverOftenItIsSent() throws Exception {
        String cup = product("Cup", "CUP-1", 18_000);
        MvcTestResult made = program.post("/products", cup, "cup");
        assertThat(made).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
            {"title": "Cup", "description": "", "status": "DRAFT", "pictures": [],
             "variants": [{"sku": "CUP-1", "name": "", "price": {"minor": 18000, "currency": "KRW"}}]}
            """);
        MvcTestResult again = program.post("/products", cup, "cup");
        assertThat(again).hasStatus(HttpStatus.CREATED).hasHeader("Idempotent-Replayed", "true");
        assertThat(again.getResponse().getContentAsString())
                .isEqualTo(made.getResponse().getContentAsString());
        assertThat(products.all(shop.shop())).hasSize(1);
        assertThat(audit.latest(1)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("product.created");
            assertThat(entry.actor()).isEqualTo(shop.account());
            assertThat(entry.detail()).startsWith("Cup · by token Score board (");
        });
    }

    @Test
    void createWhenSomethingIsWrongSaysWhat() {
        assertThat(program.post("/products", product("Cup", "CUP-1", 1))).hasStatus(HttpStatus.CREATED);
        assertRefused(program.post("/products", product("Other", "CUP-1", 1)), 409, "state", "CUP-1 is taken");
        assertRefused(program.post("/products", product("", "CUP-2", 1)), 422, "invalid", "title");
        assertRefused(program.post("/products", "{\"title\": \"Cup\"}"), 422, "invalid", "1 to 100 variants");
        assertRefused(
                program.post("/products", "{\"title\": \"Cup\", \"variants\": [{\"sku\": \"A\"}]}"),
                422,
                "invalid",
                "no price");
        assertRefused(program.post("/products", product("Cup", "A", -1)), 422, "invalid", "not negative");
        assertRefused(
                program.post("/products", product("Cup", "A", 1).replace("1}", "1000000000001}")),
                422,
                "invalid",
                "at most 1000000000000");
        assertRefused(
                program.post("/products", "{\"title\": \"Cup\", \"variants\": [null]}"),
                422,
                "invalid",
                "\"variants\"");
        assertRefused(
                program.post("/products", product("Cup", "A", 1).replace("title", "titel")), 400, "malformed", "titel");
        assertRefused(program.post("/products", "[]"), 400, "malformed", "JSON object");
        assertThat(products.all(shop.shop())).hasSize(1);
    }

    @Test
    void listWhenRowsAreAddedMeanwhileGivesEachOnce() throws Exception {
        for (int i = 0; i < 7; i++) {
            program.post("/products", product("Cup " + i, "CUP-" + i, 100));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        for (int page = 0; more; page++) {
            MvcTestResult answer = program.get("/products?limit=3&after=" + after);
            assertThat(answer).hasStatusOk();
            String body = answer.getResponse().getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].title"));
            after = JsonPath.read(body, "$.next");
            more = JsonPath.read(body, "$.more");
            if (page == 0) {
                program.post("/products", product("Late", "LATE", 100));
            }
        }
        assertThat(seen).containsExactly("Cup 0", "Cup 1", "Cup 2", "Cup 3", "Cup 4", "Cup 5", "Cup 6", "Late");
        assertThat(program.get("/products?after=" + after)).bodyJson().isLenientlyEqualTo("""
            {"items": [], "next": "%s", "more": false}""".formatted(after));
        assertThat(program.get("/products?q=cup-3"))
                .bodyText()
                .contains("Cup 3")
                .doesNotContain("Cup 4");
        assertThat(program.get("/products?sku=CUP-3&sku=LATE"))
                .bodyText()
                .contains("Cup 3", "Late")
                .doesNotContain("Cup 4");
        assertThat(program.get("/products?status=ACTIVE")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
        assertRefused(program.get("/products?after=nonsense"), 422, "invalid", "\"after\"");
        assertRefused(program.get("/products?limit=501"), 422, "invalid", "\"limit\"");
    }

    @Test
    void readWhenNothingHasChangedSaysSo() {
        String path = "/products/" + make("Cup", "CUP-1");
        String tag = Program.tag(program.get(path));
        assertThat(program.get(path, tag))
                .hasStatus(HttpStatus.NOT_MODIFIED)
                .bodyText()
                .isEmpty();
        assertThat(program.put(path + "/status", "{\"status\": \"ACTIVE\"}")).hasStatusOk();
        assertThat(program.get(path, tag)).hasStatusOk().bodyJson().isLenientlyEqualTo("{\"status\": \"ACTIVE\"}");
    }

    @Test
    void changeWhenSomebodyElseWasQuickerChangesNothing() {
        String path = "/products/" + make("Cup", "CUP-1");
        String tag = Program.tag(program.get(path));
        assertRefused(program.put(path, product("Bowl", "CUP-1", 2)), 428, "precondition-required", "version");
        MvcTestResult changed = program.put(path, product("Bowl", "CUP-1", 2), tag);
        assertThat(changed).hasStatusOk().bodyJson().isLenientlyEqualTo("""
            {"title": "Bowl", "variants": [{"sku": "CUP-1", "price": {"minor": 2}}]}""");
        assertRefused(program.put(path, product("Dish", "CUP-1", 3), tag), 412, "changed", tag);
        assertThat(program.get(path)).bodyText().contains("Bowl");
        // A sale is no change of the product.
        program.post("/stock", "{\"items\": [{\"sku\": \"CUP-1\", \"change\": 5}]}");
        assertThat(program.put(path, product("Dish", "CUP-1", 3), Program.tag(changed)))
                .hasStatusOk();
    }

    @Test
    void changeWhenAVariantIsNamedByItsSkuKeepsItAndTakesTheOthersAway() throws Exception {
        String two = """
            {"title": "Cup", "variants": [{"sku": "S", "name": "Small", "price": 1}, {"sku": "L", "name": "Large", "price": 2}]}""";
        MvcTestResult made = program.post("/products", two);
        String id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");
        String large = JsonPath.read(made.getResponse().getContentAsString(), "$.variants[1].id");
        String one = """
            {"title": "Cup", "variants": [{"id": "%s", "sku": "XL", "name": "Huge", "price": 3}]}""".formatted(large);
        assertThat(program.put("/products/" + id, one, Program.tag(program.get("/products/" + id))))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"variants\": [{\"id\": \"%s\", \"sku\": \"XL\"}]}".formatted(large));
    }

    @Test
    void changeWhenAVariantGetsAnotherSkuAndANewOneItsOldSkuKeepsBoth() throws Exception {
        String path = "/products/" + make("Cup", "A");
        String known = JsonPath.read(program.get(path).getResponse().getContentAsString(), "$.variants[0].id");
        String both = """
            {"title": "Cup", "variants": [{"sku": " A ", "name": "New", "price": 1}, {"id": "%s", "sku": "B", "name": "Old", "price": 2}]}""".formatted(known);
        assertThat(program.put(path, both, Program.tag(program.get(path))))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                    {"variants": [{"sku": "A", "name": "New"}, {"id": "%s", "sku": "B", "name": "Old"}]}""".formatted(known));
        String twice = """
            {"title": "Cup", "variants": [{"sku": "B", "name": "New", "price": 1}, {"sku": "B ", "name": "Old", "price": 2}]}""";
        assertRefused(
                program.put(path, twice, Program.tag(program.get(path))), 422, "invalid", known + " is named twice");
        assertThat(program.get(path)).bodyText().contains("New", "Old");
    }

    @Test
    void listWhenTheSkuHasACommaFindsIt() {
        make("Cup", "CUP,1");
        make("Bowl", "1");
        assertThat(program.get("/products?sku=CUP,1"))
                .bodyText()
                .contains("Cup")
                .doesNotContain("Bowl");
        assertThat(program.get("/stock?sku=CUP,1")).bodyJson().isLenientlyEqualTo("""
            {"items": [{"sku": "CUP,1"}], "more": false}""");
    }

    @Test
    void stockWhenChangedIsTheLedgersOrNothingIs() {
        make("Cup", "CUP-1");
        make("Bowl", "BOWL-1");
        String both =
                "{\"items\": [{\"sku\": \"CUP-1\", \"change\": 5}, {\"sku\": \"BOWL-1\", \"left\": 3, \"seen\": 0}]}";
        assertThat(program.post("/stock", both, "k")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
            {"items": [{"sku": "CUP-1", "left": 5, "held": 0, "sold": 0, "setAside": 0}, {"sku": "BOWL-1", "left": 3}]}""");
        assertThat(program.post("/stock", both, "k")).hasStatusOk().hasHeader("Idempotent-Replayed", "true");
        assertRefused(
                program.post(
                        "/stock",
                        "{\"items\": [{\"sku\": \"CUP-1\", \"change\": 1}, {\"sku\": \"BOWL-1\", \"change\": -4}]}"),
                409,
                "state",
                "BOWL-1 only 3");
        assertRefused(
                program.post("/stock", "{\"items\": [{\"sku\": \"NONE\", \"change\": 1}]}"), 422, "invalid", "NONE");
        assertRefused(
                program.post("/stock", "{\"items\": [{\"sku\": \"CUP-1\", \"left\": 1}]}"), 422, "invalid", "seen");
        assertRefused(program.post("/stock", "{}"), 422, "invalid", "items");
        assertRefused(program.post("/stock", "{\"items\": [null]}"), 422, "invalid", "\"items\"");
        assertThat(program.get("/stock?sku=CUP-1&sku=BOWL-1")).bodyJson().isLenientlyEqualTo("""
            {"items": [{"sku": "CUP-1", "left": 5}, {"sku": "BOWL-1", "left": 3}], "more": false}""");
        assertThat(program.get("/stock?limit=1")).bodyJson().isLenientlyEqualTo("""
            {"items": [{"sku": "CUP-1"}], "more": true}""");
    }

    @Test
    void productsWhenTheyAreAnotherShopsOrTheScopeIsAnotherAreOutOfReach() {
        String path = "/products/" + make("Cup", "CUP-1");
        String tag = Program.tag(program.get(path));
        Program other = new Program(mvc, programs.bearer(programs.shop()));
        assertRefused(other.get(path), 404, "not-found", "no product");
        assertRefused(other.put(path, product("Bowl", "CUP-1", 2), tag), 404, "not-found", "no product");
        assertRefused(other.put(path + "/status", "{\"status\": \"ARCHIVED\"}"), 404, "not-found", "no product");
        assertThat(other.get("/products")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
        assertThat(other.get("/stock?sku=CUP-1")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
        assertRefused(
                other.post("/stock", "{\"items\": [{\"sku\": \"CUP-1\", \"change\": 1}]}"), 422, "invalid", "CUP-1");
        Program reader = new Program(mvc, programs.token(shop, Scope.PRODUCTS_READ));
        assertThat(reader.get(path)).hasStatusOk();
        assertRefused(reader.put(path, product("Bowl", "CUP-1", 2), tag), 403, "scope", "products:write");
        assertRefused(reader.post("/stock", "{}"), 403, "scope", "products:write");
        assertRefused(
                new Program(mvc, programs.token(shop, Scope.ORDERS_READ)).get(path), 403, "scope", "products:read");
    }

    private String make(String title, String sku) {
        assertThat(program.post("/products", product(title, sku, 100))).hasStatus(HttpStatus.CREATED);
        PublicId id = products.withSkus(shop.shop(), List.of(sku)).get(0).publicId();
        return id.value();
    }

    private static String product(String title, String sku, int price) {
        return "{\"title\": \"%s\", \"variants\": [{\"sku\": \"%s\", \"price\": %d}]}".formatted(title, sku, price);
    }

    static void assertRefused(MvcTestResult answer, int status, String code, String detail) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .hasPathSatisfying("$.code", value -> value.assertThat().isEqualTo(code))
                .hasPathSatisfying(
                        "$.detail", value -> value.assertThat().asString().contains(detail));
    }
}
