package io.vitrine.instances;

import io.vitrine.process.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Waits for the lead, keeps it, and gives it to the other instance.
 *
 * <p>Both instances are on one machine and share its data folder, so a leader that is gone is known at once by its process,
 * and one that hangs is ended by who takes its place: there are never two of them. Whoever finds that somebody else leads
 * ends.
 */
class Leadership implements Instances {

    private static final Logger log = LoggerFactory.getLogger(Leadership.class);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration GETTING_READY = Duration.ofSeconds(20);
    /** Of {@code sysexits.h}: whoever keeps us running may start us again. */
    private static final int TEMPORARY_FAILURE = 75;

    private final InstancesSettings settings;
    private final Lease lease;
    private final Watched watched;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long fence;
    private volatile boolean handedOver;
    private volatile boolean awaited;
    private boolean away;

    Leadership(InstancesSettings settings, Lease lease) {
        this.settings = settings;
        this.lease = lease;
        this.watched = new Watched(settings.patience());
    }

    @Override
    public boolean areTwo() {
        return settings.peerPort() != 0;
    }

    @Override
    public int peerPort() {
        return settings.peerPort();
    }

    @Override
    public boolean isHandedOver() {
        return handedOver;
    }

    /** Whether another instance would take over now, as far as a leader knows. */
    boolean isAwaited() {
        return awaited;
    }

    /** Returns when this instance is to listen: it leads, or whoever leads waits for that. */
    void awaitTurn() {
        if (areTwo()) {
            await(() -> tryToLead() || isCalled());
        }
    }

    /** Returns when this instance leads. */
    void awaitLead() {
        if (areTwo()) {
            await(this::tryToLead);
        }
    }

    /** Gets the other instance to listen, if there is one that waits; from then on it answers all that comes. */
    void leave() {
        if (fence == 0) {
            return;
        }
        try {
            String candidate = lease.read().candidate();
            if (ProcessIdentity.find(candidate).isPresent() && lease.leave(fence)) {
                log.info("This instance ends; the one on port {} takes over", settings.peerPort());
                handedOver = becomesReady(candidate);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("The other instance cannot be told that this one ends: {}", e.toString());
        }
    }

    /** The other one may begin: of what only one may do, nothing is done here any more. */
    void release() {
        if (fence == 0) {
            return;
        }
        over.countDown();
        try {
            lease.release(fence);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The lead cannot be given back; the other instance notices when this process is gone", e);
        }
        fence = 0;
    }

    private boolean becomesReady(String candidate) {
        long end = System.nanoTime() + GETTING_READY.toNanos();
        while (System.nanoTime() < end && ProcessIdentity.find(candidate).isPresent()) {
            if (listens(settings.peerPort())) {
                return true;
            }
            isOverWithin(LOOK);
        }
        log.warn("The other instance did not get ready");
        return false;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isCalled() {
        Lease.State now = lease.read();
        return now.leaving() && now.candidate().equals(ProcessIdentity.own());
    }

    private boolean tryToLead() {
        if (fence != 0) {
            return true;
        }
        Lease.State seen = lease.read();
        boolean silent = watched.isSilent(seen, System.nanoTime());
        if (seen.holder().isEmpty() || ProcessIdentity.isGone(seen.holder()) || silent) {
            return take(seen, silent);
        }
        if (!seen.candidate().equals(ProcessIdentity.own())) {
            lease.stand();
            log.info("Another instance leads (process {}); this one waits to take over", seen.holder());
        }
        return false;
    }

    private boolean take(Lease.State seen, boolean silent) {
        Optional<Long> taken = lease.take(seen);
        taken.ifPresent(number -> {
            fence = number;
            if (silent) {
                ProcessIdentity.find(seen.holder()).ifPresent(this::end);
            }
            log.info("This instance leads, as number {}", number);
            keep(number);
        });
        return taken.isPresent();
    }

    /** It gave no sign of life, and whenever it wakes up it would go on with what is ours by then. */
    private void end(ProcessHandle hanging) {
        log.warn(
                "The instance that led (process {}) gave no sign of life for {} s and is ended",
                hanging.pid(),
                settings.patience().toSeconds());
        hanging.destroyForcibly();
        long end = System.nanoTime() + BEAT.multipliedBy(5).toNanos();
        while (hanging.isAlive() && System.nanoTime() < end) {
            isOverWithin(LOOK);
        }
    }

    /** The start of the application waits here, and Spring would not end it before it is over. */
    private void await(BooleanSupplier turn) {
        Thread end = new Thread(() -> Runtime.getRuntime().halt(0), "standby-ends");
        Runtime.getRuntime().addShutdownHook(end);
        while (!looks(turn)) {
            isOverWithin(LOOK);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            log.debug("The application ends already", e);
        }
    }

    private boolean looks(BooleanSupplier turn) {
        try {
            boolean is = turn.getAsBoolean();
            away = false;
            return is;
        } catch (DataAccessException | TransactionException e) {
            watched.forget();
            if (!away) {
                log.warn("Who leads is not known while the database is away: {}", e.toString());
            }
            away = true;
            return false;
        }
    }

    private void keep(long number) {
        Thread thread = new Thread(() -> beat(number), "lead");
        thread.setDaemon(true);
        thread.start();
    }

    private void beat(long number) {
        while (!isOverWithin(BEAT)) {
            try {
                if (!lease.beat(number) && over.getCount() > 0) {
                    log.error("Another instance leads; this one ends, so that nothing is done twice");
                    Runtime.getRuntime().halt(TEMPORARY_FAILURE);
                }
                note(ProcessIdentity.find(lease.read().candidate()).isPresent());
            } catch (DataAccessException | TransactionException e) {
                log.debug("A sign of life could not be given: the database is away", e);
            }
        }
    }

    private void note(boolean now) {
        if (awaited != now) {
            awaited = now;
            if (now) {
                log.info("Another instance waits to take over");
            } else {
                log.warn("No other instance waits: nobody takes over if this one ends");
            }
        }
    }

    private boolean isOverWithin(Duration pause) {
        try {
            return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another instance leads", e);
        }
    }
}
