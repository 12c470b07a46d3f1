package io.vitrine.catalogue;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Makes plain text of a description that is HTML: its words, with a line for each paragraph. */
final class HtmlText {

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select("script, style, template, noscript").remove();
        for (Element end : document.select("br, p, div, li, tr, h1, h2, h3, h4, h5, h6")) {
            end.after(new TextNode("\u2028"));
        }
        String text = document.body().text().replace('\u00a0', ' ');
        return text.replaceAll(" *\u2028 *", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }
}
