package io.vitrine.nodes;

import io.vitrine.nodes.EdgeRules.Rules;

/** Other rules hold at the edge; whoever publishes it hears of an edge that does not take them, as an exception. */
public record EdgeRulesChanged(Rules rules) {}
