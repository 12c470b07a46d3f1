package io.vitrine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Writes markup and characters that turn the direction of text into every text field of every form that pages show, one
 * after the other, and looks for what became of it. A new page has to be named here; a new form is found.
 */
@PageTest
class HostileTextTests {

    private static final String MARKUP = "\"'><img src=x onerror=alert(1)>";
    private static final String TURNED = "abc\u202edef\u2066ghi";
    private static final String TEXT_FIELDS =
            "input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url],"
                    + " input[type=tel], textarea";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    Products products;

    private final Person seller = Person.newSeller();

    @Test
    void formsOfTheStudioWhenFilledInWithMarkupOrTurnedTextShowNeither() {
        ChannelView channel = stage.channel(seller);
        BroadcastView show = stage.live(channel);
        ProductView cup = products.become(
                products.create(
                                seller.shop(),
                                new ProductDraft(
                                        "Cup",
                                        "",
                                        List.of(new VariantDraft(null, "one", "", Money.of(18_000, "KRW"), 5))))
                        .id(),
                ProductStatus.ACTIVE);
        String room = "/studio/broadcasts/" + show.publicId();
        attack(
                seller,
                List.of(
                        "/studio",
                        "/studio/channels/new",
                        "/studio/channels/" + channel.publicId(),
                        "/studio/broadcasts/new",
                        room,
                        room + "/desk",
                        room + "/chat",
                        "/studio/products",
                        "/studio/products/new",
                        "/studio/products/" + cup.publicId(),
                        "/studio/products/import",
                        "/studio/coupons",
                        "/studio/coupons/new",
                        "/studio/orders",
                        "/studio/payments",
                        "/studio/tokens",
                        "/studio/playback-keys",
                        "/studio/webhooks"),
                List.of(
                        "/",
                        "/live/" + channel.publicId(),
                        "/live/" + show.publicId(),
                        "/shop/products/" + cup.publicId()));
    }

    @Test
    void formsOfTheConsoleWhenFilledInWithMarkupOrTurnedTextShowNeither() {
        attack(
                Person.administrator(),
                List.of(
                        "/console",
                        "/console/sellers",
                        "/console/sellers/new",
                        "/console/applications",
                        "/console/people",
                        "/console",
                        "/console/audit",
                        "/console/tokens",
                        "/console/limits",
                        "/console/chat",
                        "/console/mail"),
                List.of());
    }

    private void attack(Person person, List<String> pages, List<String> seen) {
        int fields = 0;
        for (String path : pages) {
            Document page = page(person, path);
            for (Element form : page.select("form[method=post]:not([enctype])")) {
                for (Element field : form.select(TEXT_FIELDS)) {
                    if (!field.hasAttr("readonly") && field.hasAttr("name")) {
                        fields++;
                        submit(person, form, field, MARKUP);
                        submit(person, form, field, TURNED);
                    }
                }
            }
        }
        assertThat(fields).as("fields that were tried").isGreaterThan(5);
        List<String> all = new ArrayList<>(pages);
        all.addAll(seen);
        for (String path : all) {
            Document page = page(person, path);
            assertThat(page.select("[onerror]")).as("markup on %s", path).isEmpty();
            assertThat(page.wholeText()).as("text of %s", path).doesNotContain("\u202e", "\u2066");
        }
    }

    private void submit(Person person, Element form, Element attacked, String text) {
        String action = form.attr("action").replaceFirst("\\?.*", "");
        var request = mvc.post().uri(action).with(person.signedIn()).with(csrf());
        for (Element field : form.select("input[name], textarea[name], select[name]")) {
            String name = field.attr("name");
            if (name.equals("_csrf") || name.equals("once")) {
                continue;
            }
            if (field == attacked) {
                request = request.param(name, text);
            } else if (field.is("select")) {
                Element option = field.selectFirst("option[selected], option");
                request = request.param(name, option == null ? "" : option.attr("value"));
            } else if (!field.is("[type=checkbox], [type=radio]") || field.hasAttr("checked")) {
                request = request.param(name, field.val().isEmpty() ? sample(field) : field.val());
            }
        }
        MvcTestResult answer = request.exchange();
        String which = attacked.attr("name") + " of " + action;
        assertThat(answer.getResponse().getStatus()).as(which).isLessThan(500);
        Document shown = Jsoup.parse(body(answer));
        assertThat(shown.select("[onerror]")).as(which).isEmpty();
    }

    private static String sample(Element field) {
        if (field.is("[type=email], [name=email]")) {
            return "plain@example.com";
        }
        return field.is("[inputmode], [type=number]") ? "10" : "Plain words";
    }

    private Document page(Person person, String path) {
        MvcTestResult answer = mvc.get().uri(path).with(person.signedIn()).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
