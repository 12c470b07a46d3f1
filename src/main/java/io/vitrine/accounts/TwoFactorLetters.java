package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes to the owner of an account what was done to its second factor: if it was somebody else, nobody else tells. */
@Component
class TwoFactorLetters {

    private final AccountRepository accounts;
    private final Mails mails;

    TwoFactorLetters(AccountRepository accounts, Mails mails) {
        this.accounts = accounts;
        this.mails = mails;
    }

    void turnedOn(AccountId account) {
        send(account, "two-factor-on", "");
    }

    void turnedOff(AccountId account) {
        send(account, "two-factor-off", "");
    }

    /** @param left how many recovery codes are still good */
    void recovered(AccountId account, int left) {
        send(account, "two-factor-recovery", Integer.toString(left));
    }

    private void send(AccountId account, String about, String number) {
        if (mails.areSent()) {
            accounts.findById(account.value())
                    .filter(Account::isActive)
                    .ifPresent(known -> mails.send(
                            known.mailTo(),
                            "letter",
                            known.language(),
                            Map.of("about", about, "shop", number, "path", "/account")));
        }
    }
}
