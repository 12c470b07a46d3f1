package io.vitrine.broadcasts;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does a transaction again when another one was quicker: callbacks, tickers and people change the same rows. */
@Component
class Retries {

    private static final int MOST = 5;

    private final TransactionTemplate transaction;
    private final TransactionTemplate own;

    Retries(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    <T> T inTransaction(Supplier<T> work) {
        return again(transaction, work);
    }

    /** The same after the commit of another, which is still at hand. */
    <T> T inOwnTransaction(Supplier<T> work) {
        return again(own, work);
    }

    private static <T> T again(TransactionTemplate transaction, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (ConcurrencyFailureException e) {
                if (attempt == MOST) {
                    throw e;
                }
            }
        }
    }
}
