package io.vitrine.nodes;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at start what is in the way and what to do, in place of a stack trace. */
final class NodeFailureAnalyzer extends AbstractFailureAnalyzer<NodeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NodeException cause) {
        return new FailureAnalysis(cause.getMessage() + ".", cause.action(), cause);
    }
}
