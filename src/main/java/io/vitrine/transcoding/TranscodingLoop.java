package io.vitrine.transcoding;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.broadcasts.PublishStarted;
import io.vitrine.broadcasts.PublishStopped;
import io.vitrine.packaging.InputEnded;
import io.vitrine.packaging.PictureReady;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The one thread that starts and stops transcoding: every two seconds, and at once when something happens. */
@Component
class TranscodingLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TranscodingLoop.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    /** A new encoder's first packets are looked for often: every wait is in the time to the first picture. */
    private static final Duration EAGER = Duration.ofMillis(40);

    private static final Duration PATIENT = Duration.ofMillis(500);
    private static final Duration NEW = Duration.ofSeconds(3);

    private final TranscodingService service;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "transcoding"));
    private final Clock clock;
    private final AtomicBoolean lookSoon = new AtomicBoolean();
    private boolean looking;
    private Duration lookTook = Duration.ZERO;
    private volatile boolean running;

    TranscodingLoop(TranscodingService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        executor.scheduleWithFixedDelay(guarded(this::reconcile), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PublishStarted started) {
        submit(() -> service.begin(started.broadcast()));
        lookSoon();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PublishStopped stopped) {
        submit(() -> service.sessionOver(stopped.broadcast().id(), stopped.session()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        BroadcastView broadcast = change.broadcast();
        if (broadcast.phase() == Phase.BLOCKED) {
            submit(() -> service.withdraw(broadcast));
        } else if (broadcast.phase() == Phase.ENDED || broadcast.phase() == Phase.CANCELLED) {
            submit(() -> service.finish(broadcast));
        }
    }

    @EventListener
    void on(PictureReady ready) {
        submit(() -> service.pictureReady(ready.stream()));
    }

    @EventListener
    void on(InputEnded ended) {
        if (ended.malformed()) {
            log.warn("Rendition {} of {} was ended: {}", ended.rendition(), ended.stream(), ended.reason());
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** For many encoders that come at once there is one look. */
    private void lookSoon() {
        if (lookSoon.compareAndSet(false, true)) {
            submit(() -> {
                lookSoon.set(false);
                // Otherwise a look is due already, at the distance that is considerate.
                if (!looking) {
                    look();
                }
            });
        }
    }

    private void reconcile() {
        service.reconcile();
        look();
    }

    private void look() {
        Instant begin = clock.instant();
        service.startWaiting();
        lookTook = Duration.between(begin, clock.instant());
        if (!looking) {
            lookAgain();
        }
    }

    private void lookAgain() {
        service.youngestWait()
                .ifPresentOrElse(
                        waited -> {
                            looking = true;
                            Duration pause = waited.compareTo(NEW) < 0 ? eager() : PATIENT;
                            executor.schedule(
                                    guarded(() -> {
                                        looking = false;
                                        look();
                                    }),
                                    pause.toMillis(),
                                    TimeUnit.MILLISECONDS);
                        },
                        () -> looking = false);
    }

    /** With thousands of streams a look takes nginx and us some time: it is to be a small part of ours and of its. */
    private Duration eager() {
        Duration considerate = lookTook.multipliedBy(10);
        return considerate.compareTo(EAGER) > 0 ? considerate : EAGER;
    }

    private void submit(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            log.debug("Vitrine is stopping");
        }
    }

    /** A failure now must not end the loop: the next look may find the world repaired. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("Transcoding could not be brought up to date", e);
            }
        };
    }
}
