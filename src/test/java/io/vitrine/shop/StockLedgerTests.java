package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vitrine.DataFolder;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft.VariantDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Counts units in a real database, with many buyers at once. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class StockLedgerTests {

    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    @Test
    void holdWhenAThousandWantAHundredGivesExactlyAHundred() throws Exception {
        VariantId variant = withStock(100);
        ExecutorService buyers = Executors.newFixedThreadPool(16);
        try {
            Callable<Boolean> buy = () -> {
                if (!stock.hold(variant, 1)) {
                    return false;
                }
                stock.sell(variant, 1);
                return true;
            };
            List<Future<Boolean>> attempts =
                    buyers.invokeAll(IntStream.range(0, 1000).mapToObj(i -> buy).toList());
            int sold = 0;
            for (Future<Boolean> attempt : attempts) {
                sold += attempt.get() ? 1 : 0;
            }
            assertThat(sold).isEqualTo(100);
        } finally {
            buyers.shutdownNow();
        }
        assertThat(level(variant)).isEqualTo(new StockLevel(100, 0, 100));
    }

    @Test
    void holdWhenFewerAreLeftHoldsNone() {
        VariantId variant = withStock(3);
        assertThat(stock.hold(variant, 2)).isTrue();
        assertThat(stock.hold(variant, 2)).isFalse();
        assertThat(stock.hold(variant, Integer.MAX_VALUE)).isFalse();
        assertThat(level(variant)).isEqualTo(new StockLevel(3, 2, 0));
        stock.release(variant, 2);
        assertThat(level(variant).left()).isEqualTo(3);
    }

    @Test
    void unitsWhenGivenBackOrSoldTwiceAreRefused() {
        VariantId variant = withStock(3);
        stock.hold(variant, 2);
        stock.release(variant, 1);
        stock.sell(variant, 1);
        assertThatIllegalStateException().isThrownBy(() -> stock.release(variant, 1));
        assertThatIllegalStateException().isThrownBy(() -> stock.sell(variant, 1));
        assertThat(level(variant)).isEqualTo(new StockLevel(3, 0, 1));
    }

    @Test
    void quantityWhenItIsNotPositiveIsRefused() {
        VariantId variant = withStock(3);
        assertThatIllegalArgumentException().isThrownBy(() -> stock.hold(variant, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> stock.hold(variant, -1));
        assertThatIllegalStateException().isThrownBy(() -> stock.release(variant, -1));
        assertThat(level(variant)).isEqualTo(new StockLevel(3, 0, 0));
    }

    @Test
    void variantWhenUnknownIsSaid() {
        VariantId nobody = new VariantId(UUID.randomUUID());
        assertThatIllegalArgumentException().isThrownBy(() -> stock.hold(nobody, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> stock.add(nobody, 1));
        assertThat(stock.of(List.of(nobody))).isEmpty();
    }

    private StockLevel level(VariantId variant) {
        return Objects.requireNonNull(stock.of(List.of(variant)).get(variant));
    }

    private VariantId withStock(int units) {
        return products.create(
                        new SellerId(UUID.randomUUID()),
                        new ProductDraft(
                                "Cup", "", List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), units))))
                .variants()
                .get(0)
                .id();
    }
}
