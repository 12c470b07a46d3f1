package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductView.VariantView;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Makes, changes and finds products in a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class ProductsTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

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
    void createWhenAllIsRightMakesADraftWithStock() {
        ProductView cup =
                products.create(seller, draft("Cup", variant("CUP-S", "Small", 5), variant("CUP-L", "Large", 0)));

        assertThat(cup.status()).isEqualTo(ProductStatus.DRAFT);
        assertThat(cup.variants()).extracting(VariantView::sku).containsExactly("CUP-S", "CUP-L");
        assertThat(cup.variants())
                .extracting(VariantView::stock)
                .containsExactly(new StockLevel(5, 0, 0), new StockLevel(0, 0, 0));
        assertThat(products.find(cup.publicId())).contains(cup);
        assertThat(cup.left()).isEqualTo(5);
        assertThat(cup.from()).isEqualTo(Money.of(18_000, "KRW"));
    }

    @Test
    void changeWhenVariantsComeGoAndMoveKeepsTheirStock() {
        ProductView before = products.create(seller, draft("Cup", variant("A", "Small", 5), variant("B", "Large", 7)));
        VariantId large = before.variants().get(1).id();

        ProductView after = products.change(
                before.id(),
                draft(
                        "Mug",
                        new VariantDraft(large, "B", "Large", Money.of(20_000, "KRW"), -2),
                        variant("C", "Huge", 1)));

        assertThat(after.title()).isEqualTo("Mug");
        assertThat(after.variants()).extracting(VariantView::sku).containsExactly("B", "C");
        assertThat(after.variants()).extracting(view -> view.stock().left()).containsExactly(5, 1);
        assertThat(after.hasOnePrice()).isFalse();
        assertThat(products.find(after.publicId())).contains(after);
    }

    @Test
    void changeWhenUnitsAreSoldMeanwhileDoesNotPutThemBack() {
        ProductView cup = products.create(seller, draft("Cup", variant("A", "", 5)));
        VariantId variant = cup.variants().get(0).id();
        stock.hold(variant, 3);
        stock.sell(variant, 2);

        ProductView after = products.change(
                cup.id(), draft("Cup", new VariantDraft(variant, "A", "", Money.of(18_000, "KRW"), 10)));
        assertThat(after.variants().get(0).stock()).isEqualTo(new StockLevel(15, 1, 2));

        assertRefused("shop.stock.less", cup, new VariantDraft(variant, "A", "", Money.of(18_000, "KRW"), -13));
        assertThat(stock.of(List.of(variant))).containsEntry(variant, new StockLevel(15, 1, 2));
        assertRefused("shop.variant.sold", cup, variant("OTHER", "", 1));
        assertThat(products.find(cup.publicId())).contains(after);
    }

    @Test
    void skuWhenTakenInTheShopIsRefusedAndElsewhereIsNot() {
        ProductView cup = products.create(seller, draft("Cup", variant("A", "", 1)));

        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(
                        () -> products.create(seller, draft("Bowl", variant("B", "One", 1), variant("A", "Two", 1))))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.sku.taken"))
                .satisfies(e -> assertThat(e.variant()).isEqualTo(1));
        assertRefused("shop.sku.taken", cup, variant("X", "One", 0), variant("X", "Two", 0));
        assertThat(products.create(new SellerId(UUID.randomUUID()), draft("Cup", variant("A", "", 1))))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource
    void titleWhenItIsNotOneLineIsRefused(String title) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> products.create(seller, draft(title, variant("A", "", 1))))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.title"));
    }

    static Stream<String> titleWhenItIsNotOneLineIsRefused() {
        return Stream.of(
                "",
                " ",
                "two\nlines",
                "right\u202eleft",
                "x".repeat(121),
                "🍵".repeat(61),
                "\u200b",
                "\u00ad\u3164",
                "\u2800");
    }

    @Test
    void titleWhenItIsAllPicturesFits() {
        String title = "🍵".repeat(60);
        assertThat(products.create(seller, draft(title, variant("A", "", 1))).title())
                .isEqualTo(title);
    }

    @Test
    void priceWhenItIsBeyondATrillionIsRefused() {
        VariantDraft most = new VariantDraft(null, "A", "", Money.of(Money.MOST, "KRW"), 1);
        VariantDraft more = new VariantDraft(null, "B", "", Money.of(Money.MOST + 1, "KRW"), 1);
        ProductView product = products.create(seller, draft("Cup", most));
        assertThat(product.from().minor()).isEqualTo(Money.MOST);
        assertRefused("shop.price", product, more);
    }

    @Test
    void searchFindsPartsOfTitlesAndSkusAndTakesSignsAsTheyAre() {
        ProductView cup = products.create(seller, draft("Celadon cup 100%", variant("CEL-1", "", 1)));
        ProductView bowl = products.create(seller, draft("Bowl", variant("B_2", "", 1)));
        products.create(new SellerId(UUID.randomUUID()), draft("Celadon", variant("A", "", 1)));

        assertThat(products.ofSeller(seller, "", null)).containsExactly(bowl, cup);
        assertThat(products.ofSeller(seller, " CELADON ", null)).containsExactly(cup);
        assertThat(products.ofSeller(seller, "cel-", null)).containsExactly(cup);
        assertThat(products.ofSeller(seller, "%", null)).containsExactly(cup);
        assertThat(products.ofSeller(seller, "_", null)).containsExactly(bowl);
        assertThat(products.ofSeller(seller, "!", null)).isEmpty();
    }

    @Test
    void becomeWhenArchivedLeavesTheListAndComesBack() {
        ProductView cup = products.create(seller, draft("Cup", variant("A", "", 1)));
        products.become(cup.id(), ProductStatus.ARCHIVED);
        assertThat(products.ofSeller(seller, "", null)).isEmpty();
        assertThat(products.ofSeller(seller, "", ProductStatus.ARCHIVED)).hasSize(1);
        products.become(cup.id(), ProductStatus.ACTIVE);
        assertThat(products.ofSeller(seller, "", null))
                .singleElement()
                .satisfies(found -> assertThat(found.status()).isEqualTo(ProductStatus.ACTIVE));
    }

    private void assertRefused(String code, ProductView product, VariantDraft... variants) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> products.change(product.id(), draft("Cup", variants)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ProductDraft draft(String title, VariantDraft... variants) {
        return new ProductDraft(title, "Fired twice.\n\nSafe in the dishwasher.", List.of(variants));
    }

    private static VariantDraft variant(String sku, String name, int stock) {
        return new VariantDraft(null, sku, name, Money.of(18_000, "KRW"), stock);
    }
}
