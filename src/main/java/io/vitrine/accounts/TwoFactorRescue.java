package io.vitrine.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets whoever starts the application in again, when the only administrator has lost phone and recovery codes. */
@Component
class TwoFactorRescue implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(TwoFactorRescue.class);

    private final AccountRepository accounts;
    private final TwoFactor factors;
    private final TransactionOperations transactions;
    private final AccountsSettings settings;

    TwoFactorRescue(
            AccountRepository accounts,
            TwoFactor factors,
            TransactionOperations transactions,
            AccountsSettings settings) {
        this.accounts = accounts;
        this.factors = factors;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.twoFactorOff().isEmpty()) {
            return;
        }
        String email = AccountService.normalised(settings.twoFactorOff());
        boolean off = Boolean.TRUE.equals(transactions.execute(status -> accounts.findByEmail(email)
                .map(account -> factors.turnOff(account.id(), "by VITRINE_TWO_FACTOR_OFF"))
                .orElse(false)));
        if (off) {
            log.warn(
                    "{} signs in without a second factor now. Remove VITRINE_TWO_FACTOR_OFF before the next start",
                    email);
        } else {
            log.warn("VITRINE_TWO_FACTOR_OFF names {}, and no such account has a second factor", email);
        }
    }
}
