package io.vitrine.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.Products;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PageTest
class CatalogueControllerTests {

    private static final Pattern FINGERPRINT = Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]{64})\"");
    private static final String CUPS = "product,sku,variant,price,stock,description,status\n"
            + "Celadon cup,C-S,Small,18000,5,Fired twice,active\n"
            + "Celadon cup,C-L,Large,free,2,,\n"
            + "<b>Bowl</b>,B,,9000,1,,\n";

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
    void importWhenLookedAtShowsEveryRowAndChangesNothingBeforeItIsConfirmed() throws Exception {
        String report = Objects.requireNonNull(upload(CUPS).getResponse().getRedirectedUrl());
        MvcTestResult page = get(report);
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Import 2 products", "Refused 1", "New 2", "Row 3", "Type the price in KRW", "₩18,000")
                .contains("&lt;b&gt;Bowl&lt;/b&gt;")
                .doesNotContain("<b>Bowl");
        assertThat(get(report + "?show=refused")).bodyText().contains("C-L").doesNotContain("Fired twice");
        assertThat(get(report + "?show=nonsense&page=99")).hasStatusOk();
        assertThat(products.all(seller.shop())).isEmpty();

        Matcher fingerprint = FINGERPRINT.matcher(page.getResponse().getContentAsString());
        assertThat(fingerprint.find()).isTrue();
        assertThat(post(report + "?fingerprint=" + fingerprint.group(1))).hasRedirectedUrl("/studio/products");
        assertThat(products.all(seller.shop())).hasSize(2);
        assertThat(post(report + "?fingerprint=" + fingerprint.group(1))).hasRedirectedUrl("/studio/products/import");
    }

    @Test
    void importWhenProductsChangedMeanwhileSaysSo() {
        String report = Objects.requireNonNull(upload(CUPS).getResponse().getRedirectedUrl());
        assertThat(post(report + "?fingerprint=another")).hasRedirectedUrl(report);
        assertThat(products.all(seller.shop())).isEmpty();
    }

    @Test
    void importWhenPastedIsRead() {
        assertThat(mvc.post()
                        .uri("/studio/products/import")
                        .param("text", CUPS)
                        .with(seller.signedIn())
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void importWhenItCannotBeReadSaysWhyAndKeepsWhatWasPasted() {
        assertThat(upload("name,number\nCup,1\n"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The first row names no columns that are known");
        assertThat(mvc.post()
                        .uri("/studio/products/import")
                        .param("text", "colour,number\nCup,1")
                        .with(seller.signedIn())
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("colour,number");
        assertThat(upload(""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("no rows to read");
        assertThat(get("/studio/products/import?refused=large"))
                .hasStatusOk()
                .bodyText()
                .contains("more than 5 MB");
    }

    @Test
    void reportWhenOfAnotherSellerIsNotThere() {
        String report = Objects.requireNonNull(upload(CUPS).getResponse().getRedirectedUrl());
        seller = Person.newSeller();
        assertThat(get(report)).hasRedirectedUrl("/studio/products/import");
        assertThat(post(report)).hasRedirectedUrl("/studio/products/import");
        assertThat(get("/studio/imports/nothing")).hasRedirectedUrl("/studio/products/import");
    }

    @Test
    void exportWhenAskedForIsAFileWithAMark() throws Exception {
        importWhenLookedAtShowsEveryRowAndChangesNothingBeforeItIsConfirmed();
        assertThat(products.all(seller.shop()).get(0).status()).isEqualTo(ProductStatus.ACTIVE);
        MvcTestResult file = get("/studio/products/export.csv");
        assertThat(file).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"products.csv\"");
        assertThat(file.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeffproduct,sku,variant,price,stock,description,status\r\n"
                        + "Celadon cup,C-S,Small,18000,5,Fired twice,active\r\n"
                        + "<b>Bowl</b>,B,,9000,1,,draft\r\n");
    }

    private MvcTestResult upload(String content) {
        return mvc.post()
                .uri("/studio/products/import")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "products.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                .with(seller.signedIn())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(seller.signedIn()).exchange();
    }

    private MvcTestResult post(String uri) {
        return mvc.post().uri(uri).with(seller.signedIn()).with(csrf()).exchange();
    }
}
