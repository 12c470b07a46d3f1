package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductImage;
import io.vitrine.shop.ProductImages;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.SamplePictures;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class ProductImageControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Products products;

    private Person seller = Person.newSeller();

    @BeforeEach
    void comeAsAnotherSeller() {
        seller = Person.newSeller();
    }

    @Test
    void uploadWhenSeveralAreChosenAddsThoseThatAreGoodAndNamesTheOthers() {
        ProductView cup = made();
        MvcTestResult result = upload(
                cup,
                file("cup.jpg", SamplePictures.jpeg(300, 200)),
                file("<b>notes.jpg", new byte[] {1, 2, 3}),
                file("large.png", new byte[(int) ProductImages.MOST_BYTES + 1]));

        assertThat(result).hasRedirectedUrl("/studio/products/" + cup.publicId() + "#images");
        ProductImage image = only(cup);
        MvcTestResult page = mvc.get()
                .uri("/studio/products/" + cup.publicId())
                .with(seller.signedIn())
                .flashAttrs(result.getMvcResult().getFlashMap())
                .exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(image.tile(), "&lt;b&gt;notes.jpg", "not a JPEG, PNG or WebP", "at most 10 MB")
                .doesNotContain("<b>notes");
        assertThat(get("/studio/products")).bodyText().contains(image.tile());
    }

    @Test
    void imageWhenAskedForByAnybodyIsAJpegForEver() {
        ProductView cup = made();
        upload(cup, file("cup.png", SamplePictures.png(300, 200)));
        ProductImage image = only(cup);

        assertThat(mvc.get().uri(image.medium()))
                .hasStatusOk()
                .hasContentType("image/jpeg")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(mvc.get().uri("/shop/images/" + "0".repeat(64) + "-480.jpg")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/shop/images/nothing")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void imagesWhenDescribedMovedAndRemovedFollow() {
        ProductView cup = made();
        upload(cup, file("a.png", SamplePictures.png(30, 20)), file("b.png", SamplePictures.png(31, 20)));
        List<ProductImage> both = current(cup);
        String second =
                "/studio/products/" + cup.publicId() + "/images/" + both.get(1).id();

        post(second + "/move?to=FIRST");
        assertThat(current(cup)).containsExactly(both.get(1), both.get(0));
        post(second + "?alt=A <green> cup");
        assertThat(get("/studio/products/" + cup.publicId())).bodyText().contains("A &lt;green&gt; cup");
        MvcTestResult refused = post(second + "?alt=" + "x".repeat(201));
        assertThat(refused.getMvcResult().getFlashMap().get("altRefused"))
                .asString()
                .contains("shop.image.alt");
        post(second + "/remove");
        assertThat(current(cup)).containsExactly(both.get(0));
        assertThat(post(second + "/move?to=NOWHERE")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void uploadWhenNothingIsChosenOrTooMuchSaysSo() {
        ProductView cup = made();
        assertThat(upload(cup).getMvcResult().getFlashMap().get("refusedImages"))
                .asString()
                .contains("shop.image.none");
        assertThat(get("/studio/products/" + cup.publicId() + "/images?refused=large")
                        .getMvcResult()
                        .getFlashMap()
                        .get("refusedImages"))
                .asString()
                .contains("shop.image.together");
    }

    @Test
    void productWhenOfAnotherSellerDoesNotExist() {
        ProductView cup = made();
        upload(cup, file("a.png", SamplePictures.png(30, 20)));
        ProductImage image = only(cup);
        ProductView theirs = cup;
        seller = Person.newSeller();
        String path = "/studio/products/" + theirs.publicId() + "/images";

        assertThat(upload(theirs, file("b.png", SamplePictures.png(31, 20)))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(path + "/" + image.id() + "/remove")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(path + "/" + image.id() + "?alt=x")).hasStatus(HttpStatus.NOT_FOUND);
        // Nor can it be reached by way of a product of one's own.
        post("/studio/products/" + made().publicId() + "/images/" + image.id() + "/remove");
        assertThat(only(theirs)).isEqualTo(image);
    }

    private MvcTestResult upload(ProductView product, MockMultipartFile... files) {
        var request = mvc.post()
                .uri("/studio/products/" + product.publicId() + "/images")
                .multipart();
        for (MockMultipartFile file : files) {
            request = request.file(file);
        }
        return request.with(seller.signedIn()).with(csrf()).exchange();
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("files", name, "image/jpeg", content);
    }

    private ProductImage only(ProductView product) {
        List<ProductImage> images = current(product);
        assertThat(images).hasSize(1);
        return images.get(0);
    }

    private List<ProductImage> current(ProductView product) {
        return products.find(product.publicId()).orElseThrow().images();
    }

    private ProductView made() {
        return products.create(
                seller.shop(),
                new ProductDraft("Cup", "", List.of(new VariantDraft(null, "A", "", Money.of(18_000, "KRW"), 5))));
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).with(seller.signedIn()).with(csrf()).exchange();
    }
}
