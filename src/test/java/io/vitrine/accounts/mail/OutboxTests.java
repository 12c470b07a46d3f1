package io.vitrine.accounts.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.vitrine.pages.MailTest;
import io.vitrine.pages.Person;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails that cannot be sent at once. */
class OutboxTests extends MailTest {

    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @Autowired
    TransactionTemplate transactions;

    private final String address = "buyer-" + UUID.randomUUID() + "@example.com";

    @Test
    void mailWhenServerIsDownWaitsAndIsSentOnceWhenItIsUp() {
        SERVER.stop();
        send();
        Awaitility.await()
                .until(() -> waiting().filter(mail -> mail.problem() != null).isPresent());
        assertThat(mvc.get().uri("/console/mail").with(Person.administrator().signedIn()))
                .bodyText()
                .contains(address, "Next attempt");

        SERVER.start();
        postman.round();
        assertThat(mailsTo(address)).as("before its time").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        postman.round();
        assertThat(mailsTo(address)).hasSize(1);
        assertThat(waiting()).isEmpty();
        clock.advance(Duration.ofDays(2));
        postman.round();
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void mailWhenServerStaysDownIsGivenUpAndTheAdministratorSendsItAgain() {
        SERVER.stop();
        send();
        for (int i = 0; i < 10; i++) {
            postman.round();
            clock.advance(Duration.ofHours(13));
        }
        MailView givenUp = waiting().orElseThrow();
        assertThat(givenUp.nextAttempt()).isNull();
        assertThat(givenUp.attempts()).isEqualTo(8);

        SERVER.start();
        assertThat(mvc.post()
                        .uri("/console/mail/" + givenUp.id() + "/try-again")
                        .with(csrf())
                        .with(Person.newSeller().signedIn()))
                .hasStatus(HttpStatus.FORBIDDEN);
        mvc.post()
                .uri("/console/mail/" + givenUp.id() + "/try-again")
                .with(csrf())
                .with(Person.administrator().signedIn())
                .exchange();
        mailTo(address, 1);
        Awaitility.await().until(() -> waiting().isEmpty());
    }

    @Test
    void mailWhenTransactionFailsIsNotSent() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    send();
                    throw new IllegalStateException("as if the order could not be stored");
                }))
                .isInstanceOf(IllegalStateException.class);
        postman.round();

        assertThat(waiting()).isEmpty();
        assertThat(mailsTo(address)).isEmpty();
    }

    @Test
    void mailWhenDiscardedIsNotSent() {
        SERVER.stop();
        send();
        // One that is on its way cannot be held back.
        awaitFailure();
        UUID id = waiting().orElseThrow().id();
        mvc.post()
                .uri("/console/mail/" + id + "/discard")
                .with(csrf())
                .with(Person.administrator().signedIn())
                .exchange();
        SERVER.start();
        clock.advance(Duration.ofHours(1));
        postman.round();

        assertThat(mailsTo(address)).isEmpty();
        assertThat(mvc.post()
                        .uri("/console/mail/" + id + "/discard")
                        .with(csrf())
                        .with(Person.administrator().signedIn()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void mailWhenItsTicketIsGoneIsNotNeeded() {
        SERVER.stop();
        outbox.send(
                new MailTo(address, "Mina"),
                "letter",
                Locale.ENGLISH,
                Map.of("about", "verify"),
                new MailTickets.TicketId(UUID.randomUUID()));
        SERVER.start();
        postman.round();

        Awaitility.await().until(() -> waiting().isEmpty());
        assertThat(mailsTo(address)).isEmpty();
    }

    @Test
    void sendWhenTemplateLeadsOutOfItsFolderIsRefused() {
        assertThatThrownBy(() -> outbox.send(
                        new MailTo(address, "Mina"), "../web/index", Locale.ENGLISH, Map.of("about", "verify")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void send() {
        outbox.send(
                new MailTo(address, "Mina"),
                "letter",
                Locale.ENGLISH,
                Map.of("about", "shop-refused", "shop", "Harbour", "reason", "No <number>", "path", "/apply"));
    }

    private void awaitFailure() {
        Awaitility.await()
                .until(() -> waiting().filter(mail -> mail.problem() != null).isPresent());
    }

    private Optional<MailView> waiting() {
        return outbox.state(50).newest().stream()
                .filter(mail -> mail.recipient().equals(address))
                .findFirst();
    }
}
