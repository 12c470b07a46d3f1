package io.vitrine.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.accounts.AuditLog;
import io.vitrine.channels.ChannelView;
import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import io.vitrine.pages.Stage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Looks for what administrators did, on the page and in the file. */
@PageTest
class AuditPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stage stage;

    @Autowired
    AuditLog audit;

    private final RequestPostProcessor administrator = Person.administrator().signedIn();

    @Test
    void banIsFoundWithWhoDidItWhenFromWhereAndWhatChanged() {
        ChannelView channel = stage.channel(Person.newSeller());
        post("/console/channels/" + channel.publicId() + "/ban?reason=Sharp knives&length=OPEN");
        Document page = page("/console/audit?q=" + channel.id() + "&area=channel");
        assertThat(page.select(".audit > li").get(0).text())
                .contains(
                        "channel.banned",
                        "127.0.0.1",
                        "not banned",
                        "banned until lifted: Sharp knives",
                        channel.id().toString());
        assertThat(page.select(".audit-action").eachText()).containsExactly("channel.banned", "channel.created");
        assertThat(page("/console/audit?q=" + channel.id() + "&area=chat")
                        .select(".empty h2")
                        .text())
                .isEqualTo("Nothing found");
        assertThat(page("/console/audit?q=" + channel.id() + "&to=2001-01-01").select(".audit"))
                .isEmpty();
        assertThat(page("/console/audit?q=" + channel.id() + "&from=nonsense&zone=Nowhere/None")
                        .select(".audit > li"))
                .hasSize(2);
    }

    @Test
    void pagesGoBackToTheOldestAndKeepTheQuestion() {
        String entity = "paged-" + UUID.randomUUID();
        for (int i = 0; i <= AuditController.PAGE; i++) {
            audit.note("channel.changed", entity, "number " + i);
        }
        Document first = page("/console/audit?q=" + entity);
        assertThat(first.select(".audit > li")).hasSize(AuditController.PAGE);
        String older = first.select("a[href*=older]").attr("href");
        assertThat(older).contains("q=" + entity);
        Document last = page(older);
        assertThat(last.select(".audit > li")).hasSize(1);
        assertThat(last.text()).contains("number 0", "Newest");
        assertThat(last.select("a[href*=older]")).isEmpty();
    }

    @Test
    void fileHoldsAllThatIsFoundAndNoFormulas() throws IOException {
        String entity = "file-" + UUID.randomUUID();
        for (int i = 0; i < AuditController.PAGE + 5; i++) {
            audit.change("channel.changed", entity, "=cmd|' /C calc'!A0", "+1", "a, \"b\"");
        }
        MvcTestResult file = get("/console/audit.csv?area=channel&q=" + entity);
        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .hasContentType("text/csv;charset=UTF-8");
        String text = new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        List<CSVRecord> rows = CSVParser.builder()
                .setReader(new StringReader(text.substring(1)))
                .setFormat(CSVFormat.RFC4180)
                .get()
                .getRecords();
        assertThat(text).startsWith("\ufefftime,name,email,action,entity,detail,before,after,address,id");
        assertThat(rows).hasSize(AuditController.PAGE + 6);
        assertThat(rows.get(1).toList().subList(3, 8))
                .containsExactly("channel.changed", entity, "'=cmd|' /C calc'!A0", "'+1", "a, \"b\"");
        assertThat(page("/console/audit?area=audit&q=" + entity).text()).contains("audit.exported", entity);
    }

    @Test
    void logIsForAdministratorsAndOnlyRead() {
        RequestPostProcessor seller = Person.newSeller().signedIn();
        for (String address : List.of("/console/audit", "/console/audit.csv")) {
            assertThat(mvc.get().uri(address)).hasRedirectedUrl("/sign-in");
            assertThat(mvc.get().uri(address).with(seller)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(mvc.post().uri(address).with(csrf()).with(administrator))
                    .hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
            assertThat(mvc.delete().uri(address).with(csrf()).with(administrator))
                    .hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
        }
    }

    private void post(String action) {
        assertThat(mvc.post().uri(action).with(csrf()).with(administrator)).hasStatus(HttpStatus.FOUND);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(administrator).exchange();
    }

    private Document page(String address) {
        MvcTestResult result = get(address);
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
