package io.vitrine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.ErrorHandler;

/**
 * What is looked at every few seconds is looked at again after a failure. While the database is away all such work fails:
 * that is told in a line each, since the traces of one minute would fill the log in which somebody looks for the reason.
 */
@Component
class ScheduledWork implements ThreadPoolTaskSchedulerCustomizer, ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ScheduledWork.class);

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void handleError(Throwable error) {
        if (isAboutTheDatabase(error)) {
            log.warn("Work in the background waits for the database: {}", error.toString());
        } else {
            log.error("Work in the background failed", error);
        }
    }

    private static boolean isAboutTheDatabase(Throwable error) {
        return error instanceof CannotCreateTransactionException
                || error instanceof DataAccessResourceFailureException
                || (error instanceof TransientDataAccessException && !(error instanceof ConcurrencyFailureException));
    }
}
