package io.vitrine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ProductView.VariantView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.StockLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Brings catalogues into a real database, and writes them out. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class CataloguesTests {

    private static final Path DATA = DataFolder.create();
    private static final String HEAD = "product,sku,variant,price,stock,description,status\n";

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Catalogues catalogues;

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    private SellerId seller = new SellerId(UUID.randomUUID());

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = new SellerId(UUID.randomUUID());
    }

    @Test
    void fileOfOursWhenBroughtInMakesWhatTheReportSaidAndNothingBefore() throws IOException {
        PublicId file = catalogues.read(seller, Samples.bytes("ours.csv"));
        CatalogueReport report = report(file);
        assertThat(report.products()).isEqualTo(2);
        assertThat(report.with(Outcome.CREATED)).hasSize(4);
        assertThat(products.all(seller)).isEmpty();

        assertThat(catalogues.bringIn(seller, file, report.fingerprint())).contains(new ImportResult(2, List.of()));

        ProductView cup = products.all(seller).get(0);
        assertThat(cup.status()).isEqualTo(ProductStatus.ACTIVE);
        assertThat(cup.description()).isEqualTo("Fired twice.\nSafe in the \"dishwasher\", and in ovens.");
        assertThat(cup.variants()).extracting(VariantView::sku).containsExactly("CUP-S", "CUP-L", "CUP-XL");
        assertThat(cup.variants()).extracting(one -> one.price().minor()).containsExactly(18_000L, 22_000L, 26_000L);
        assertThat(cup.variants()).extracting(one -> one.stock().left()).containsExactly(5, 3, 0);
        assertThat(catalogues.report(seller, file)).isEmpty();
        assertThat(catalogues.bringIn(seller, file, report.fingerprint())).isEmpty();
        assertThat(outcomes(text("ours.csv"))).containsOnly(Outcome.SAME);
    }

    @Test
    void fileOfShopifyWhenBroughtInLeavesOutWhatIsRefused() throws IOException {
        CatalogueReport report = look(text("shopify.csv"));

        assertThat(report.rows())
                .extracting(RowReport::outcome)
                .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.SAME, Outcome.REFUSED, Outcome.REFUSED);
        assertProblem(report, 5, "shop.stock.range", "Variant Inventory Qty", "-3");
        assertProblem(report, 6, "shop.sku", "Variant SKU", "");
        bringIn(text("shopify.csv"));
        assertThat(products.all(seller)).singleElement().satisfies(cup -> {
            assertThat(cup.title()).isEqualTo("Tea cup");
            assertThat(cup.variants()).extracting(VariantView::name).containsExactly("S / Jade", "L / Jade");
            assertThat(cup.left()).isEqualTo(6);
        });
    }

    @Test
    void feedOfGoogleWhenBroughtInPutsVariantsTogetherAndRefusesOtherMoney() throws IOException {
        CatalogueReport report = look(text("google.tsv"));
        assertProblem(report, 4, "catalogue.row.currency", "price", "12.00 USD");
        bringIn(text("google.tsv"));
        assertThat(products.all(seller)).singleElement().satisfies(scarf -> {
            assertThat(scarf.title()).isEqualTo("Linen scarf, blue");
            assertThat(scarf.variants()).extracting(VariantView::sku).containsExactly("G-1", "G-2");
        });
    }

    @Test
    void rowsWhenWrongAreEachRefusedWithColumnAndReason() {
        CatalogueReport report = look(HEAD
                + "Cup,A,,1000,1,,\n"
                + "Cup2,A,,1000,1,,\n"
                + "Negative,B,,-1000,1,,\n"
                + "Huge,C,,99999999999999999999,1,,\n"
                + "Many,D,,1000,99999999999,,\n"
                + "Cents,E,,10.55,1,,\n"
                + "Dollars,F,,USD 10,1,,\n"
                + "Turned\u202etitle,G,,1000,1,,\n"
                + "State,H,,1000,1,,sold\n"
                + "Free,I,,,1,,\n"
                + "No number,,,1000,1,,\n"
                + "<b>Bold</b>,J,,1000,1,,\n"
                + "Pair,K,,1000,1,,\n"
                + "Pair,L,,1000,1,,\n");

        assertThat(report.rows().get(0).outcome()).isEqualTo(Outcome.CREATED);
        assertProblem(report, 3, "catalogue.row.twice", "sku", "A");
        assertProblem(report, 4, "catalogue.row.price", "price", "-1000");
        assertProblem(report, 5, "catalogue.row.price", "price", "99999999999999999999");
        assertProblem(report, 6, "shop.stock.range", "stock", "99999999999");
        assertProblem(report, 7, "catalogue.row.price", "price", "10.55");
        assertProblem(report, 8, "catalogue.row.currency", "price", "USD 10");
        assertProblem(report, 9, "shop.title", "product", "Turnedtitle");
        assertProblem(report, 10, "catalogue.row.status", "status", "sold");
        assertProblem(report, 11, "catalogue.row.price", "price", "");
        assertProblem(report, 12, "shop.sku", "sku", "");
        assertThat(report.rows().get(11).outcome()).isEqualTo(Outcome.CREATED);
        assertProblem(report, 14, "shop.variant.name", "variant", "");
        assertProblem(report, 15, "shop.variant.name", "variant", "");
    }

    @Test
    void skuWhenOfAnotherSellerIsNoneOfTheirBusiness() {
        SellerId other = new SellerId(UUID.randomUUID());
        ProductView theirs = made(other, "Their cup", "A", 5);

        bringIn(HEAD + "My cup,A,,900,1,,\n");

        assertThat(products.find(theirs.publicId())).contains(theirs);
        assertThat(products.all(seller))
                .singleElement()
                .satisfies(mine -> assertThat(mine.title()).isEqualTo("My cup"));
        PublicId file = catalogues.read(seller, (HEAD + "Cup,B,,1,1,,\n").getBytes(StandardCharsets.UTF_8));
        assertThat(catalogues.report(other, file)).isEmpty();
        assertThat(catalogues.bringIn(other, file, "")).isEmpty();
    }

    @Test
    void productWhenKnownIsChangedByItsSkuAndKeepsWhatNoRowNames() {
        ProductView cup = made(seller, "Cup", "A", 5);
        products.change(
                cup.id(),
                new ProductDraft(
                        "Cup",
                        "Old",
                        List.of(
                                new VariantDraft(cup.variants().get(0).id(), "A", "Small", Money.of(1000, "KRW"), 0),
                                new VariantDraft(null, "B", "Large", Money.of(2000, "KRW"), 7))));
        VariantView a = cup.variants().get(0);
        stock.hold(a.id(), 2);
        stock.hold(a.id(), 1);
        stock.sell(a.id(), 1);

        String rows = HEAD + "Mug,A,,1500,0,,archived\nMug,C,Huge,3000,4,,\n";
        RowReport row = look(rows).rows().get(0);
        assertThat(row.changes())
                .containsExactly(
                        new RowReport.Change(Field.TITLE, "Cup", "Mug"),
                        new RowReport.Change(Field.STATUS, "draft", "archived"),
                        new RowReport.Change(Field.PRICE, "1000", "1500", Currency.getInstance("KRW")),
                        new RowReport.Change(Field.STOCK, "2", "0"));
        assertThat(row.reserved()).isEqualTo(2);
        bringIn(rows);

        ProductView mug = products.find(cup.publicId()).orElseThrow();
        assertThat(mug.variants()).extracting(VariantView::sku).containsExactly("A", "B", "C");
        assertThat(mug.variants())
                .extracting(one -> one.stock())
                .containsExactly(new StockLevel(3, 2, 1), new StockLevel(7, 0, 0), new StockLevel(4, 0, 0));
        assertThat(mug.description()).isEqualTo("Old");
    }

    @Test
    void bringInWhenProductsChangedMeanwhileDoesNothingAndShowsTheReportAgain() {
        ProductView cup = made(seller, "Cup", "A", 5);
        PublicId file = catalogues.read(seller, (HEAD + "Mug,A,,1500,9,,\n").getBytes(StandardCharsets.UTF_8));
        String seen = report(file).fingerprint();
        products.become(cup.id(), ProductStatus.ACTIVE);

        assertThatExceptionOfType(CatalogueChangedException.class)
                .isThrownBy(() -> catalogues.bringIn(seller, file, seen));
        assertThat(products.find(cup.publicId()).orElseThrow().title()).isEqualTo("Cup");
        assertThat(catalogues.bringIn(seller, file, report(file).fingerprint())).isPresent();
        assertThat(products.find(cup.publicId()).orElseThrow().title()).isEqualTo("Mug");
    }

    @Test
    void bringInWhenUnitsAreSoldMeanwhileKeepsThemSold() {
        ProductView cup = made(seller, "Cup", "A", 5);
        PublicId file = catalogues.read(seller, (HEAD + "Cup,A,,1000,9,,\n").getBytes(StandardCharsets.UTF_8));
        String seen = report(file).fingerprint();
        VariantView variant = cup.variants().get(0);
        stock.hold(variant.id(), 2);
        stock.sell(variant.id(), 2);

        assertThat(catalogues.bringIn(seller, file, seen)).contains(new ImportResult(1, List.of()));
        assertThat(stock.of(List.of(variant.id()))).containsEntry(variant.id(), new StockLevel(9, 0, 2));
    }

    @Test
    void bringInWhenSoldOutMeanwhileFailsForThatProductAlone() {
        ProductView cup = made(seller, "Cup", "A", 5);
        String rows = HEAD + "Cup,A,,1000,1,,\nBowl,B,,1000,1,,\n";
        PublicId file = catalogues.read(seller, rows.getBytes(StandardCharsets.UTF_8));
        String seen = report(file).fingerprint();
        stock.hold(cup.variants().get(0).id(), 3);

        ImportResult result = catalogues.bringIn(seller, file, seen).orElseThrow();
        assertThat(result.products()).isEqualTo(1);
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.row()).isEqualTo(2);
            assertThat(failure.problem().code()).isEqualTo("shop.stock.less");
        });
        assertThat(products.all(seller)).hasSize(2);
    }

    @Test
    void exportWhenReadAgainChangesNothing() throws IOException {
        products.create(
                seller,
                new ProductDraft(
                        "=HYPERLINK(\"https://example.com\")",
                        "- light\n- \"strong\", and\n\n@home",
                        List.of(
                                new VariantDraft(null, "+A", "'=x", Money.of(1000, "KRW"), 5),
                                new VariantDraft(null, "'quoted", "초록, 큰", Money.of(0, "KRW"), 0))));
        made(seller, "Cup", "-1", 2);
        made(seller, "Cup", "@2", 2);
        products.become(products.all(seller).get(1).id(), ProductStatus.ARCHIVED);
        List<ProductView> before = products.all(seller);

        String exported = export();

        try (CSVParser cells = CSVParser.parse(exported, CSVFormat.RFC4180)) {
            assertThat(cells.stream().flatMap(CSVRecord::stream)).noneMatch(cell -> cell.matches("(?s)[=+@-].*"));
        }
        CatalogueReport report = look("\ufeff" + exported);
        assertThat(report.rows()).hasSize(4).allMatch(row -> row.outcome() == Outcome.SAME);
        assertThat(report.products()).isZero();
        assertThat(products.all(seller)).isEqualTo(before);
        // And into an empty shop it makes the same again.
        seller = new SellerId(UUID.randomUUID());
        bringIn(exported.replace("Cup,'@2", "Bowl,'@2"));
        assertThat(export()).isEqualTo(exported.replace("Cup,'@2", "Bowl,'@2"));
    }

    @Test
    void fileWhenItHasFiveThousandRowsIsBroughtIn() {
        String rows = HEAD
                + IntStream.range(0, 5000)
                        .mapToObj(i -> "Cup " + i / 10 + ",S-" + i + ",Size " + i + ",1000,1,,")
                        .collect(Collectors.joining("\n"));
        bringIn(rows);
        assertThat(products.all(seller)).hasSize(500);
        assertThat(outcomes(rows)).hasSize(5000).containsOnly(Outcome.SAME);
    }

    private ProductView made(SellerId owner, String title, String sku, int units) {
        return products.create(
                owner,
                new ProductDraft(title, "", List.of(new VariantDraft(null, sku, "", Money.of(1000, "KRW"), units))));
    }

    private String export() throws IOException {
        StringBuilder file = new StringBuilder();
        catalogues.write(seller, file);
        return file.toString();
    }

    private void bringIn(String file) {
        PublicId id = catalogues.read(seller, file.getBytes(StandardCharsets.UTF_8));
        assertThat(catalogues
                        .bringIn(seller, id, report(id).fingerprint())
                        .orElseThrow()
                        .failures())
                .isEmpty();
    }

    private CatalogueReport look(String file) {
        return report(catalogues.read(seller, file.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Outcome> outcomes(String file) {
        return look(file).rows().stream().map(RowReport::outcome).toList();
    }

    private CatalogueReport report(PublicId file) {
        return catalogues.report(seller, file).orElseThrow();
    }

    private static String text(String sample) throws IOException {
        return new String(Samples.bytes(sample), StandardCharsets.UTF_8);
    }

    private static void assertProblem(CatalogueReport report, int row, String code, String column, String value) {
        RowProblem problem = Objects.requireNonNull(
                report.rows().stream()
                        .filter(one -> one.number() == row)
                        .findFirst()
                        .orElseThrow()
                        .problem(),
                "row " + row);
        assertThat(problem.code()).as("row %d", row).isEqualTo(code);
        assertThat(problem.column()).as("row %d", row).isEqualTo(column);
        assertThat(problem.value()).as("row %d", row).isEqualTo(value);
    }
}
