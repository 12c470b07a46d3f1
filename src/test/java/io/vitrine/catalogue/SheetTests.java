package io.vitrine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.shared.Formulas;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files as they come from spreadsheets and other shops, and rubbish. */
class SheetTests {

    private static final String HEAD = "product,sku,price\n";

    @Test
    void sheetWhenOfShopifyPutsRowsTogetherAndMakesTextOfHtml() throws Exception {
        Sheet sheet = Sheet.of(Samples.bytes("shopify.csv"));

        assertThat(sheet.format()).isEqualTo(Format.SHOPIFY);
        assertThat(sheet.lines())
                .extracting(Line::group)
                .containsExactly("tea-cup", "tea-cup", "tea-cup", "gift-card", "towel");
        Line first = sheet.lines().get(0);
        assertThat(first.get(Field.DESCRIPTION)).isEqualTo("Thrown by hand.\n300 ml\n& light");
        assertThat(first.get(Field.VARIANT)).isEqualTo("S / Jade");
        assertThat(first.get(Field.SKU)).isEqualTo("0012");
        assertThat(sheet.lines().get(2).isPicture()).isTrue();
        assertThat(sheet.lines().get(3).get(Field.VARIANT)).isEmpty();
    }

    @Test
    void sheetWhenOfGoogleReadsTabsAndAvailability() throws Exception {
        Sheet sheet = Sheet.of(Samples.bytes("google.tsv"));

        assertThat(sheet.format()).isEqualTo(Format.GOOGLE);
        assertThat(sheet.lines()).extracting(Line::group).containsExactly("scarf", "scarf", "G-3");
        assertThat(sheet.lines()).extracting(line -> line.get(Field.STOCK)).containsExactly("", "0", "");
        assertThat(sheet.lines().get(1).get(Field.VARIANT)).isEqualTo("red / M");
    }

    @Test
    void sheetWhenOursReadsQuotesAndRowsThatGoOn() throws Exception {
        Sheet sheet = Sheet.of(Samples.bytes("ours.csv"));

        assertThat(sheet.format()).isEqualTo(Format.OURS);
        assertThat(sheet.lines()).extracting(Line::number).containsExactly(2, 3, 4, 5);
        assertThat(sheet.lines().get(2).group()).isEqualTo("Celadon cup");
        assertThat(sheet.lines().get(0).get(Field.DESCRIPTION))
                .isEqualTo("Fired twice.\nSafe in the \"dishwasher\", and in ovens.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "x-windows-949", "UTF-16"})
    void sheetWhenKoreanIsReadInEveryCharsetOfExcel(String charset) {
        Sheet sheet = Sheet.of((HEAD + "청자 찻잔,찻잔-1,18000\n").getBytes(Charset.forName(charset)));
        assertThat(sheet.lines().get(0).get(Field.TITLE)).isEqualTo("청자 찻잔");
    }

    @Test
    void sheetWhenItBeginsWithAMarkOrHasSemicolonsIsRead() {
        assertThat(Sheet.of("\ufeffProduct;SKU;Price\r\nCup;A;1\r\n".getBytes(StandardCharsets.UTF_8))
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.get(Field.PRICE)).isEqualTo("1"));
    }

    @Test
    void rowWhenRaggedIsReadIfCellsAreMissingAndRefusedIfThereAreTooMany() {
        Sheet sheet = Sheet.of((HEAD + "Cup,A\n\n ,,\nCup,B,1,surplus\nCup,C,1,,\n").getBytes(StandardCharsets.UTF_8));

        assertThat(sheet.lines()).extracting(Line::number).containsExactly(2, 5, 6);
        assertThat(sheet.lines().get(0).problem()).isNull();
        assertThat(Objects.requireNonNull(sheet.lines().get(1).problem()).code())
                .isEqualTo("catalogue.row.cells");
        assertThat(sheet.lines().get(2).problem()).isNull();
    }

    @Test
    void fileWhenRubbishIsRefusedAndSaysWhy() {
        assertRefused("catalogue.empty", "");
        assertRefused("catalogue.empty", " \n\n");
        assertRefused("catalogue.empty", HEAD);
        assertRefused("catalogue.columns", "name,number\nCup,1\n");
        assertRefused("catalogue.xml.feed", "<html>");
        assertRefused("catalogue.workbook", "PK\u0003\u0004 workbook");
        assertRefused("catalogue.quotes", HEAD + "\"Cup,A,1\nBowl,B,2\n");
        assertRefused("catalogue.quotes", HEAD + "\"Cup\"s,A,1\n");
        assertRefused("catalogue.text", HEAD + "Cup\0,A,1\n");
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Sheet.of(noise))
                .satisfies(e -> assertThat(e.code()).isEqualTo("catalogue.text"));
    }

    @Test
    void fileWhenItHasTooManyRowsOrBytesIsRefused() {
        assertThat(Sheet.of((HEAD + rows(5000)).getBytes(StandardCharsets.UTF_8))
                        .lines())
                .hasSize(5000);
        assertRefused("catalogue.rows", HEAD + rows(5001));
        assertRefused("catalogue.size", HEAD + "x".repeat(Catalogues.MOST_BYTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "'=1", "''-x", "'quoted", "plain", "", "＝1", "- a\n- b"})
    void formulaWhenGuardedIsNoneAndComesBack(String text) {
        assertThat(Formulas.guarded(text)).doesNotMatch("(?s)[=+\\-@\\t＝].*");
        assertThat(Formulas.read(Formulas.guarded(text))).isEqualTo(text);
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Cup " + i + ",S-" + i + ",1000")
                .collect(Collectors.joining("\n"));
    }

    private static void assertRefused(String code, String file) {
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Sheet.of(file.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
