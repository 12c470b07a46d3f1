package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollException;
import io.vitrine.shop.ShopException;
import io.vitrine.stage.Screens;
import io.vitrine.stage.StageException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps run sheets in the database, and plays them through the actions of their cues. */
@Service
class RunSheetService implements RunSheets {

    private static final String TOO_FAST = "stage.event.rate";

    private final RunTables tables;
    private final Map<CueKind, CueAction> actions = new EnumMap<>(CueKind.class);
    private final Screens screens;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    RunSheetService(
            RunTables tables,
            ObjectProvider<CueAction> actions,
            Screens screens,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.tables = tables;
        this.screens = screens;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        actions.forEach(action -> this.actions.put(action.kind(), action));
    }

    @Override
    public RunSheet of(BroadcastView show) {
        return Objects.requireNonNull(transactions.execute(status -> {
            RunTables.Run run = tables.run(show.id());
            List<Cue> cues = tables.cues(show.id());
            Instant started = cues.stream()
                    .map(Cue::firedAt)
                    .flatMap(Stream::ofNullable)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            return new RunSheet(
                    run.step(),
                    cues.stream().map(cue -> view(show, cue)).toList(),
                    current(cues).map(cues::indexOf).orElse(-1),
                    started,
                    run.lowStock());
        }));
    }

    @Override
    public void add(BroadcastView show, CueDraft cue) {
        CueDraft checked = checked(show, cue);
        change(show, () -> {
            if (tables.cues(show.id()).size() >= MOST_CUES) {
                throw RunSheetException.of("runsheet.many", "A run sheet has " + MOST_CUES + " cues", MOST_CUES);
            }
            tables.add(show.id(), checked);
        });
    }

    @Override
    public void change(BroadcastView show, String cue, CueDraft draft) {
        CueDraft checked = checked(show, draft);
        change(show, () -> {
            CueDraft before = find(show, cue).what();
            // What undo takes away has to be what was put up.
            boolean same = before.kind() == checked.kind() && before.subject().equals(checked.subject());
            if (!same && isCurrent(show, cue)) {
                throw RunSheetException.of("runsheet.current", "Cue " + cue + " is on");
            }
            tables.change(show.id(), cue, checked);
        });
    }

    @Override
    public void remove(BroadcastView show, String cue) {
        change(show, () -> {
            if (isCurrent(show, cue)) {
                throw RunSheetException.of("runsheet.current", "Cue " + cue + " is on");
            }
            tables.remove(show.id(), cue);
        });
    }

    @Override
    public void move(BroadcastView show, String cue, int by) {
        change(show, () -> {
            List<String> order = order(show);
            int from = order.indexOf(cue);
            int to = Math.max(0, Math.min(order.size() - 1, from + by));
            if (from >= 0 && from != to) {
                order.add(to, order.remove(from));
                tables.arrange(show.id(), order);
            }
        });
    }

    @Override
    public void arrange(BroadcastView show, List<String> cues) {
        change(show, () -> {
            List<String> before = order(show);
            List<String> order = new ArrayList<>(
                    cues.stream().distinct().filter(before::contains).toList());
            before.stream().filter(cue -> !order.contains(cue)).forEach(order::add);
            tables.arrange(show.id(), order);
        });
    }

    @Override
    public void next(BroadcastView show, long step, @Nullable Instant mediaAt, AccountId by) {
        checkOnAir(show);
        try {
            transactions.executeWithoutResult(status -> next(show, step, cue -> {
                String done = action(cue).fire(show, cue.what(), mediaAt, by);
                tables.fired(cue.id(), step + 1, clock.instant(), done, null);
            }));
        } catch (StageException | ShopException | PollException | RunSheetException e) {
            String problem = code(e);
            if (problem.equals(TOO_FAST) || problem.equals("runsheet.end")) {
                throw e;
            }
            transactions.executeWithoutResult(status ->
                    next(show, step, cue -> tables.fired(cue.id(), step + 1, clock.instant(), null, problem)));
        }
    }

    private void next(BroadcastView show, long step, Consumer<Cue> fire) {
        tables.begin(show.id());
        if (!tables.step(show.id(), step)) {
            return;
        }
        List<Cue> cues = tables.cues(show.id());
        int next = current(cues).map(cues::indexOf).orElse(-1) + 1;
        if (next == cues.size()) {
            throw RunSheetException.of("runsheet.end", "There is no cue after the last");
        }
        events.publishEvent(new DeskChanged(show));
        fire.accept(cues.get(next));
    }

    @Override
    public void undo(BroadcastView show, long step, AccountId by) {
        checkOnAir(show);
        transactions.executeWithoutResult(status -> {
            if (!tables.step(show.id(), step)) {
                return;
            }
            current(tables.cues(show.id())).ifPresent(cue -> {
                tables.unfired(cue.id());
                events.publishEvent(new DeskChanged(show));
                if (cue.done() != null) {
                    action(cue).undo(show, cue.what(), cue.done(), by);
                }
            });
        });
    }

    @Override
    public void setLowStock(BroadcastView show, int least) {
        if (least < 0 || least > MOST_LOW_STOCK) {
            throw RunSheetException.of("runsheet.low-stock", "A threshold of " + least, MOST_LOW_STOCK);
        }
        change(show, () -> tables.lowStock(show.id(), least));
    }

    @Override
    public List<StockAlert> alerts(BroadcastView show) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int least = tables.run(show.id()).lowStock();
            return least == 0
                    ? List.of()
                    : screens.products(show).stream()
                            .filter(product -> product.left() <= least)
                            .map(product -> new StockAlert(product.title(), product.left()))
                            .sorted(Comparator.comparingLong(StockAlert::left))
                            .toList();
        }));
    }

    /** The one that was fired last. */
    private static Optional<Cue> current(List<Cue> cues) {
        return cues.stream().filter(Cue::isFired).max(Comparator.comparingLong(Cue::firedStep));
    }

    private boolean isCurrent(BroadcastView show, String cue) {
        return current(tables.cues(show.id())).filter(on -> on.id().equals(cue)).isPresent();
    }

    private Cue find(BroadcastView show, String id) {
        return tables.cues(show.id()).stream()
                .filter(cue -> cue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RunSheetException.of("runsheet.gone", "There is no cue " + id));
    }

    private List<String> order(BroadcastView show) {
        return new ArrayList<>(tables.cues(show.id()).stream().map(Cue::id).toList());
    }

    private CueDraft checked(BroadcastView show, CueDraft draft) {
        CueDraft checked = CueRules.checked(draft);
        if (action(checked.kind()).subject(show, checked).isEmpty()) {
            throw RunSheetException.of("runsheet.subject." + checked.kind().key(), "The cue is about nothing");
        }
        return checked;
    }

    private void change(BroadcastView show, Runnable command) {
        if (!show.phase().acceptsSignal()) {
            throw RunSheetException.of("stage.over", "Broadcast " + show.publicId() + " is over");
        }
        transactions.executeWithoutResult(status -> {
            tables.lock(show.id());
            command.run();
            events.publishEvent(new DeskChanged(show));
        });
    }

    private CueView view(BroadcastView show, Cue cue) {
        Optional<CueAction.Subject> subject = action(cue).subject(show, cue.what());
        return new CueView(
                cue.id(),
                cue.what(),
                subject.map(CueAction.Subject::title).orElse(null),
                subject.map(CueAction.Subject::left).orElse(null),
                cue.firedAt(),
                cue.problem());
    }

    private CueAction action(Cue cue) {
        return action(cue.what().kind());
    }

    private CueAction action(CueKind kind) {
        return Objects.requireNonNull(actions.get(kind), () -> "Nothing carries out cues of kind " + kind);
    }

    private static void checkOnAir(BroadcastView show) {
        if (!show.phase().isOnAir()) {
            throw RunSheetException.of("runsheet.air", "Broadcast " + show.publicId() + " is " + show.phase());
        }
    }

    private static String code(RuntimeException e) {
        if (e instanceof StageException refused) {
            return refused.code();
        }
        if (e instanceof ShopException refused) {
            return refused.code();
        }
        return e instanceof PollException refused ? refused.code() : ((RunSheetException) e).code();
    }
}
