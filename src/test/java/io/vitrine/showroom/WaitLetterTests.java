package io.vitrine.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.MailTest;
import io.vitrine.pages.Person;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.VariantId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;

/** Writes to who waits, and only to addresses that are theirs. */
class WaitLetterTests extends MailTest {

    private static final String PASSWORD = "a quiet harbour 7";

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

    @Test
    void whoWaitsIsWrittenToOnceTheirAddressIsConfirmed() throws Exception {
        String email = "waits-" + UUID.randomUUID() + "@example.com";
        MockHttpSession session = registered(email);
        VariantId first = soldOut("Cup");
        waits(first, session);
        stock.release(first, 1);
        assertThat(mvc.get().uri("/shop/waitlist").session(session))
                .hasStatusOk()
                .bodyText()
                .contains("One is kept for you", "Buy now");

        assertThat(mvc.post().uri(linkIn(mailTo(email, 1))).with(csrf())).hasStatusOk();
        VariantId second = soldOut("Bowl");
        waits(second, session);
        stock.release(second, 1);

        // Of the first nobody was written to: the mail before this one asks to confirm the address.
        assertThat(mailTo(email, 2).getSubject()).isEqualTo("One is kept for you: Bowl");
        assertThat(text(mailTo(email, 2))).contains("/shop/products/", "variant=" + second);
        assertThat(mailsTo(email)).hasSize(2);
    }

    private MockHttpSession registered(String email) {
        var elsewhere = fromElsewhere();
        assertThat(mvc.post()
                        .uri("/register")
                        .param("email", email)
                        .param("displayName", "Mina Park")
                        .param("password", PASSWORD)
                        .with(csrf())
                        .with(elsewhere))
                .hasStatus(HttpStatus.FOUND);
        var signedIn = mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", PASSWORD)
                .with(csrf())
                .with(elsewhere)
                .exchange();
        return (MockHttpSession) Objects.requireNonNull(signedIn.getRequest().getSession(false));
    }

    private VariantId soldOut(String title) {
        ProductView made = products.create(
                Person.newSeller().shop(),
                new ProductDraft(
                        title,
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 1))));
        products.become(made.id(), ProductStatus.ACTIVE);
        VariantId variant = made.variants().get(0).id();
        stock.hold(variant, 1);
        return variant;
    }

    private void waits(VariantId variant, MockHttpSession session) {
        assertThat(mvc.post().uri("/shop/waitlist/" + variant).session(session).with(csrf()))
                .hasRedirectedUrl("/shop/waitlist");
    }
}
