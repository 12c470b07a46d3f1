package io.vitrine.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.PageTest;
import io.vitrine.pages.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Runs the self-test as an administrator does. */
@PageTest
class SelfTestTests {

    private static final String PAGE = "/console/self-test";

    @Autowired
    MockMvcTester mvc;

    @Test
    void selfTestWhenRunShowsEveryCheck() {
        Person administrator = Person.administrator();
        assertThat(mvc.get().uri(PAGE).with(administrator.signedIn()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("1,000 buyers want 100 units", "Run it now");
        assertThat(mvc.post()
                        .uri(PAGE)
                        .with(administrator.signedIn())
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl(PAGE);
        assertThat(mvc.get().uri(PAGE).with(administrator.signedIn()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Nothing was sold twice", "100 of 1,000", "data-good=\"true\"", "data-sold=\"100\"")
                .doesNotContain("Something is wrong", "??");
    }

    @Test
    void selfTestWhenAskedForByASellerIsForbidden() {
        assertThat(mvc.post()
                        .uri(PAGE)
                        .with(Person.newSeller().signedIn())
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }
}
