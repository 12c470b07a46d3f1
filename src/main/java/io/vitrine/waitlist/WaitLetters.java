package io.vitrine.waitlist;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.mail.MailTo;
import io.vitrine.accounts.mail.Mails;
import io.vitrine.waitlist.WaitTable.Entry;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes to people for whom something is kept. Guests have no address, and an address that nobody has confirmed may be
 * somebody else's: both read it on the page.
 */
@Component
class WaitLetters {

    private final Accounts accounts;
    private final Mails mails;

    WaitLetters(Accounts accounts, Mails mails) {
        this.accounts = accounts;
        this.mails = mails;
    }

    void send(Entry entry, WaitView view) {
        if (entry.person() && mails.areSent()) {
            accounts.find(new AccountId(entry.visitor().value()))
                    .filter(account -> account.active() && account.verified())
                    .ifPresent(account -> mails.send(
                            new MailTo(account.email(), account.displayName()),
                            "letter",
                            entry.language(),
                            Map.of(
                                    "about",
                                    "waitlist",
                                    "shop",
                                    view.title(),
                                    "path",
                                    "/shop/products/" + view.product() + "?variant=" + view.variant())));
        }
    }
}
