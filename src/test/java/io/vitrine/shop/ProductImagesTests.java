package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductImages.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Keeps pictures in a real database and a real folder. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
class ProductImagesTests {

    private static final Path DATA = DataFolder.create();
    private static final Path FOLDER = DATA.resolve("images");

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Products products;

    @Autowired
    ProductImages images;

    @Autowired
    ImageService service;

    @Autowired
    MutableClock clock;

    @SuppressWarnings("NullAway.Init")
    private ProductView cup;

    @BeforeEach
    void makeAProduct() {
        cup = made();
    }

    @AfterEach
    void removeAll() {
        current().images().forEach(image -> images.remove(cup.id(), image.id()));
    }

    @Test
    void addWhenItIsAPictureKeepsThreeFilesAndShowsThem() {
        ProductImage added = add(SamplePictures.jpeg(1600, 800));

        assertThat(current().images()).containsExactly(added);
        assertThat(products.ofSeller(cup.seller(), "", null).get(0).image()).isEqualTo(added);
        assertThat(added.width()).isEqualTo(1200);
        assertThat(added.height()).isEqualTo(600);
        assertThat(files()).hasSize(3).allMatch(name -> name.startsWith(added.hash()));
        assertThat(added.tile()).isEqualTo("/shop/images/" + added.hash() + "-120.jpg");
        assertThat(images.file(added.hash() + "-480.jpg")).isPresent();
        assertThat(images.file(added.hash() + "-481.jpg")).isEmpty();
        assertThat(images.file("../vitrine.mv.db")).isEmpty();
    }

    @Test
    void addWhenRefusedLeavesNothing() {
        add(SamplePictures.jpeg(100, 100));
        assertRefused("shop.image.twice", SamplePictures.jpeg(100, 100));
        assertRefused("shop.image.type", new byte[] {1, 2, 3});
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(
                        () -> images.add(cup.id(), new ByteArrayResource(new byte[0]), ProductImages.MOST_BYTES + 1))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.image.size"));
        assertThat(current().images()).hasSize(1);
        assertThat(files()).hasSize(3);
    }

    @Test
    void addWhenThereAreFifteenIsRefusedHoweverManyComeAtOnce() throws Exception {
        ExecutorService sellers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> uploads = IntStream.range(0, 18)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        try {
                            add(SamplePictures.png(20 + i, 20));
                            return true;
                        } catch (ShopException e) {
                            assertThat(e.code()).isEqualTo("shop.image.many");
                            return false;
                        }
                    })
                    .toList();
            int added = 0;
            for (Future<Boolean> upload : sellers.invokeAll(uploads)) {
                added += upload.get() ? 1 : 0;
            }
            assertThat(added).isEqualTo(15);
        } finally {
            sellers.shutdownNow();
        }
        assertThat(current().images()).hasSize(15);
        assertThat(files()).hasSize(45);
    }

    @Test
    void moveWhenThereAreSeveralKeepsTheOrder() {
        ProductImage a = add(SamplePictures.png(30, 30));
        ProductImage b = add(SamplePictures.png(31, 30));
        ProductImage c = add(SamplePictures.png(32, 30));

        images.move(cup.id(), c.id(), Step.FIRST);
        assertThat(current().images()).containsExactly(c, a, b);
        images.move(cup.id(), a.id(), Step.LATER);
        assertThat(current().images()).containsExactly(c, b, a);
        images.move(cup.id(), b.id(), Step.EARLIER);
        images.move(cup.id(), b.id(), Step.EARLIER);
        images.move(cup.id(), a.id(), Step.LATER);
        assertThat(current().images()).containsExactly(b, c, a);
        images.move(made().id(), a.id(), Step.FIRST);
        assertThat(current().images()).containsExactly(b, c, a);
    }

    @Test
    void describeWhenItIsOneLineIsKept() {
        ProductImage a = add(SamplePictures.png(30, 30));
        images.describe(cup.id(), a.id(), " A green cup ");
        assertThat(current().images().get(0).alt()).isEqualTo("A green cup");
        for (String wrong : List.of("two\nlines", "right\u202eleft", "x".repeat(201))) {
            assertThatExceptionOfType(ShopException.class)
                    .isThrownBy(() -> images.describe(cup.id(), a.id(), wrong))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("shop.image.alt"));
        }
        images.describe(cup.id(), a.id(), "");
        assertThat(current().images().get(0).alt()).isEmpty();
    }

    @Test
    void removeWhenAnotherProductHasThePictureKeepsItsFiles() {
        ProductView bowl = made();
        ProductImage ofCup = add(SamplePictures.png(30, 30));
        ProductImage ofBowl = images.add(bowl.id(), new ByteArrayResource(SamplePictures.png(30, 30)), 1);
        assertThat(ofBowl.hash()).isEqualTo(ofCup.hash());

        images.remove(cup.id(), ofBowl.id());
        images.remove(cup.id(), ofCup.id());
        assertThat(current().images()).isEmpty();
        assertThat(files()).hasSize(3);
        images.remove(bowl.id(), ofBowl.id());
        assertThat(files()).isEmpty();
    }

    @Test
    void filesWhenOfNoProductAreRemovedAfterAnHour() throws IOException {
        ProductImage kept = add(SamplePictures.png(30, 30));
        String orphan = "0".repeat(64) + "-480.jpg";
        Files.writeString(FOLDER.resolve(orphan), "left behind");
        Files.writeString(FOLDER.resolve(orphan + ".part"), "half");
        Files.writeString(FOLDER.resolve("README"), "not ours");
        try {
            setAge(Duration.ofMinutes(50));
            service.removeForgotten();
            assertThat(files()).hasSize(6);
            setAge(Duration.ofMinutes(70));
            service.removeForgotten();
            assertThat(files()).hasSize(4).contains("README", kept.hash() + "-480.jpg");
        } finally {
            Files.deleteIfExists(FOLDER.resolve("README"));
        }
    }

    @Test
    void addWhenTheFolderCannotBeWrittenSaysSoAndKeepsNothing() throws IOException {
        Path aside = DATA.resolve("aside");
        boolean there = Files.exists(FOLDER);
        if (there) {
            Files.move(FOLDER, aside);
        }
        Files.writeString(FOLDER, "a file where the folder should be");
        try {
            assertRefused("shop.image.storage", SamplePictures.png(40, 40));
            assertThat(current().images()).isEmpty();
        } finally {
            Files.delete(FOLDER);
            if (there) {
                Files.move(aside, FOLDER);
            }
        }
    }

    private void setAge(Duration age) throws IOException {
        for (String name : files()) {
            Files.setLastModifiedTime(
                    FOLDER.resolve(name), FileTime.from(clock.instant().minus(age)));
        }
    }

    private void assertRefused(String code, byte[] upload) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> add(upload))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private ProductImage add(byte[] upload) {
        return images.add(cup.id(), new ByteArrayResource(upload), upload.length);
    }

    private ProductView current() {
        return products.find(cup.publicId()).orElseThrow();
    }

    private ProductView made() {
        return products.create(
                new SellerId(UUID.randomUUID()),
                new ProductDraft("Cup", "", List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), 1))));
    }

    private static List<String> files() {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
