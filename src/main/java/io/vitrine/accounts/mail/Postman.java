package io.vitrine.accounts.mail;

import io.vitrine.accounts.mail.MailServer.Refused;
import io.vitrine.accounts.mail.MailTickets.TicketId;
import io.vitrine.accounts.mail.Outbox.Letter;
import io.vitrine.accounts.mail.Outbox.MailWaits;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The one thread that sends mail: when some was written, and every few seconds what is to be tried again. */
@Component
class Postman implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final ObjectProvider<MailTickets> tickets;
    private final MailText texts;
    private final MailServer server;
    private final MailSettings settings;
    /** Sent, but not yet taken out of the outbox because the database failed at that moment. */
    private final Set<UUID> sent = new HashSet<>();

    private volatile @Nullable ScheduledExecutorService executor;

    Postman(
            Outbox outbox,
            ObjectProvider<MailTickets> tickets,
            MailText texts,
            MailServer server,
            MailSettings settings) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.texts = texts;
        this.server = server;
        this.settings = settings;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MailWaits written) {
        ScheduledExecutorService thread = executor;
        try {
            if (thread != null) {
                thread.execute(this::round);
            }
        } catch (RejectedExecutionException stopping) {
            log.debug("Mail waits for the next start", stopping);
        }
    }

    /** Sends what is due. */
    synchronized void round() {
        try {
            outbox.forgetOld();
            List<Letter> due;
            do {
                due = outbox.takeDue();
                due.forEach(this::send);
            } while (due.size() == Outbox.AT_ONCE && settings.isComplete());
        } catch (RuntimeException e) {
            log.warn("The outbox cannot be read; it is looked at again in {} s", PERIOD.toSeconds(), e);
        }
    }

    private void send(Letter letter) {
        if (!sent.contains(letter.id())) {
            Optional<Map<String, String>> model = model(letter);
            if (model.isPresent()) {
                try {
                    server.send(
                            letter.id(), letter.to(), texts.write(letter.template(), letter.language(), model.get()));
                    log.info("Mail {} ({}) was sent", letter.id(), letter.template());
                } catch (Refused e) {
                    log.warn("Mail {} ({}) was not sent: {}", letter.id(), letter.template(), e.getMessage());
                    outbox.failed(letter.id(), String.valueOf(e.getMessage()), e.isForGood());
                    return;
                } catch (RuntimeException e) {
                    // A template that is broken stays so.
                    log.error("Mail {} ({}) cannot be written", letter.id(), letter.template(), e);
                    outbox.failed(letter.id(), "The mail cannot be written; the log tells why", true);
                    return;
                }
            }
            sent.add(letter.id());
        }
        outbox.done(letter.id());
        sent.remove(letter.id());
    }

    /** Empty if what the mail is about is over. */
    private Optional<Map<String, String>> model(Letter letter) {
        Map<String, String> model = new HashMap<>(letter.model());
        model.put("name", letter.to().name());
        model.put("site", settings.site());
        model.put("language", letter.language().getLanguage());
        TicketId ticket = letter.ticket();
        if (ticket == null) {
            return Optional.of(model);
        }
        // Each knows its own: the ids are told apart by their makers' tables.
        return tickets.orderedStream()
                .flatMap(maker -> maker.linkFor(ticket).stream())
                .findFirst()
                .map(path -> {
                    model.put("link", settings.site() + path);
                    return model;
                });
    }

    @Override
    public synchronized void start() {
        if (executor != null || !settings.isComplete()) {
            return;
        }
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "mail");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::round, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        executor = thread;
    }

    /** What is being sent is sent to its end: it would be sent again otherwise. */
    @Override
    public void stop() {
        ScheduledExecutorService thread = executor;
        executor = null;
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A mail was being sent for too long; it may be sent again after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
