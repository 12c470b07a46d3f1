package io.vitrine.configurations;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AuditLog;
import io.vitrine.configurations.Review.Change;
import io.vitrine.configurations.Version.State;
import io.vitrine.nodes.Instance;
import io.vitrine.nodes.NodeConfigurations;
import io.vitrine.nodes.NodeConfigurations.Effect;
import io.vitrine.nodes.NodeException;
import io.vitrine.nodes.NodeOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the versions in the database, and has the media node apply them inside the transaction that says so. */
@Component
class StoredConfigurations implements Configurations {

    private final Versions versions;
    private final NodeConfigurations nodes;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    StoredConfigurations(
            Versions versions, NodeConfigurations nodes, TransactionTemplate transactions, AuditLog audit) {
        this.versions = versions;
        this.nodes = nodes;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public NodeOptions active() {
        return nodes.wanted();
    }

    @Override
    public Optional<Version> wanted() {
        return versions.in(State.WANTED);
    }

    @Override
    public List<Version> history() {
        return versions.history();
    }

    @Override
    public boolean holds() {
        return versions.in(State.ACTIVE)
                .map(version -> version.options().equals(active()))
                .orElse(true);
    }

    @Override
    public Optional<Version> find(int number) {
        return versions.find(number);
    }

    @Override
    public synchronized void want(ConfigurationDraft draft, AccountId who) {
        NodeOptions options = draft.options();
        transactions.executeWithoutResult(status -> {
            versions.removeWanted();
            versions.add(State.WANTED, options, who, null, null);
        });
    }

    @Override
    public synchronized void discard() {
        transactions.executeWithoutResult(status -> versions.removeWanted());
    }

    @Override
    public Review review(NodeOptions options) {
        return new Review(
                nodes.problems(options),
                change(Instance.INGEST, options),
                change(Instance.EDGE, options),
                !options.equals(nodes.wanted()),
                nodes.carriesEncoders());
    }

    private Change change(Instance instance, NodeOptions options) {
        Effect effect = nodes.effect(instance, options);
        return new Change(
                effect,
                effect == Effect.NONE
                        ? List.of()
                        : FileChanges.between(nodes.loaded(instance).orElse(""), nodes.text(instance, options)));
    }

    @Override
    public synchronized Optional<Integer> apply(Instant seen, AccountId who, boolean interrupting) {
        return wanted().filter(version -> version.at().equals(seen))
                .map(version -> apply(version.options(), who, null, interrupting));
    }

    @Override
    public synchronized Optional<Integer> rollBack(int number, AccountId who, boolean interrupting) {
        return (number == 0 ? Optional.of(nodes.defaults()) : find(number).map(Version::options))
                .map(options -> apply(options, who, number, interrupting));
    }

    private int apply(NodeOptions options, AccountId who, @Nullable Integer restores, boolean interrupting) {
        NodeOptions held = active();
        String before = Summary.of(held);
        try {
            Integer number = transactions.execute(status -> {
                versions.removeWanted();
                versions.retire();
                int added = versions.add(State.ACTIVE, options, who, restores, null);
                audit.change(
                        "configuration.applied",
                        added,
                        restores == null ? "" : "back to " + restores,
                        before,
                        Summary.of(options));
                nodes.apply(options, interrupting);
                return added;
            });
            return number == null ? 0 : number;
        } catch (NodeException e) {
            transactions.executeWithoutResult(status -> {
                int failed = versions.add(State.FAILED, options, who, restores, e.getMessage());
                audit.change("configuration.failed", failed, "", before, Summary.of(options));
            });
            throw e;
        } catch (RuntimeException e) {
            // nginx has it, and the database has not taken it.
            if (!active().equals(held)) {
                nodes.apply(held, false);
            }
            throw e;
        }
    }
}
