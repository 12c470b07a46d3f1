package io.vitrine.webhooks;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.mail.MailTo;
import io.vitrine.accounts.mail.Mails;
import io.vitrine.webhooks.EndpointTable.Row;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes to whoever registered an endpoint that it was switched off. Where no mail is sent the page tells it. */
@Component
class EndpointLetters {

    private final Accounts accounts;
    private final Mails mails;

    EndpointLetters(Accounts accounts, Mails mails) {
        this.accounts = accounts;
        this.mails = mails;
    }

    void switchedOff(Row row, EndpointState state) {
        if (!mails.areSent()) {
            return;
        }
        accounts.find(row.by())
                .filter(account -> account.active() && account.verified())
                .ifPresent(account -> mails.send(
                        new MailTo(account.email(), account.displayName()),
                        "letter",
                        row.language(),
                        Map.of(
                                "about",
                                state == EndpointState.GONE ? "webhook-gone" : "webhook-failed",
                                "shop",
                                row.url().getHost(),
                                "path",
                                "/studio/webhooks/" + row.view().id())));
    }
}
