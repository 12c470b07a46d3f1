package io.vitrine.shop;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does a transaction again when another one was quicker: buyers, sellers and the ticker change the same rows. */
@Component
class Attempts {

    private static final int MOST = 6;

    private final TransactionTemplate transaction;

    Attempts(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // A second order of the same request finds the first now; a number that was taken is drawn anew.
                if (attempt == MOST) {
                    throw e;
                }
            }
        }
    }
}
