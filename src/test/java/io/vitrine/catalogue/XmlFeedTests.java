package io.vitrine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads feeds as Google's documentation has them, and documents that mean harm. */
class XmlFeedTests {

    private static final String GOOGLE = " xmlns:g=\"http://base.google.com/ns/1.0\"";

    @Test
    void feedWhenRssIsReadAsTheTextFeedIs() throws Exception {
        Sheet sheet = Sheet.of(Samples.bytes("google-rss.xml"));

        assertThat(sheet.format()).isEqualTo(Format.GOOGLE);
        assertThat(sheet.lines()).extracting(Line::number).containsExactly(1, 2, 3);
        assertThat(sheet.lines()).extracting(Line::group).containsExactly("scarf", "scarf", "G-3");
        assertThat(sheet.lines()).extracting(line -> line.get(Field.STOCK)).containsExactly("", "0", "");
        Line second = sheet.lines().get(1);
        assertThat(second.get(Field.VARIANT)).isEqualTo("red / M");
        assertThat(second.get(Field.TITLE)).isEqualTo("Scarf, \"long\"");
        assertThat(second.get(Field.PRICE)).isEqualTo("29000 KRW");
        assertThat(second.get(Field.DESCRIPTION)).isEqualTo("Wool & silk");
    }

    @Test
    void feedWhenAtomIsReadWithItsOwnNamesToo() throws Exception {
        Sheet sheet = Sheet.of(Samples.bytes("google-atom.xml"));

        assertThat(sheet.lines()).singleElement().satisfies(line -> {
            assertThat(line.get(Field.SKU)).isEqualTo("G-1");
            assertThat(line.get(Field.TITLE)).isEqualTo("Tea cup");
            assertThat(line.get(Field.DESCRIPTION)).contains("Thrown by hand");
            assertThat(line.get(Field.PRICE)).isEqualTo("18000 KRW");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "EUC-KR"})
    void feedWhenKoreanIsReadInTheCharsetThatItNames(String charset) {
        String feed = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + rss("<title>찻잔</title>");
        assertThat(Sheet.of(feed.getBytes(Charset.forName(charset))).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.get(Field.TITLE)).isEqualTo("찻잔"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/feed.dtd\">",
                "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE html>"
            })
    void feedWithADocumentTypeIsRefusedUnread(String type) {
        assertRefused("catalogue.xml.doctype", type + rss("<title>&f;&b;</title>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalogue.xml|<rss><channel><item>",
                "catalogue.xml|<rss><a></b></rss>",
                "catalogue.xml|<rss>&nbsp;</rss>",
                "catalogue.xml|<",
                "catalogue.xml.feed|<html><body>Sign in</body></html>",
                "catalogue.xml.items|<rss><channel><title>Empty</title></channel></rss>",
                "catalogue.xml.items|<feed/>"
            })
    void feedThatIsNoneIsRefusedInASentence(String code, String feed) {
        assertRefused(code, feed);
    }

    @Test
    void feedWhenTooDeepOrTooLongIsRefused() {
        assertRefused("catalogue.xml.feed", "<rss>" + "<a>".repeat(100_000));
        assertRefused("catalogue.xml.feed", rss("<title>" + "<b>".repeat(100_000)));
        assertRefused("catalogue.rows", rss("<title>a</title></item><item>".repeat(5001)));
    }

    @Test
    void feedWhenItMeansHarmIsNothingButText() {
        String title = "&lt;script&gt;alert(1)&lt;/script&gt;\u202e";
        Sheet sheet = Sheet.of(rss("<title>" + title + "</title>").getBytes(StandardCharsets.UTF_8));
        assertThat(sheet.lines().get(0).get(Field.TITLE)).isEqualTo("<script>alert(1)</script>\u202e");
        assertThat(sheet.lines().get(0).shown(Field.TITLE)).doesNotContain("\u202e");
    }

    private static String rss(String item) {
        return "<rss version=\"2.0\"" + GOOGLE + "><channel><item><g:id>A-1</g:id><g:price>1 KRW</g:price>"
                + "<g:availability>in stock</g:availability>" + item + "</item></channel></rss>";
    }

    private static void assertRefused(String code, String feed) {
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Sheet.of(feed.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
