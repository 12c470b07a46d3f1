package io.vitrine.nodes;

import io.vitrine.nodes.EdgeRules.Rules;

/** What administrators want of the two nginx. */
record Wanted(NodeOptions options, Rules rules) {

    Wanted with(Rules others) {
        return new Wanted(options, others);
    }

    Wanted with(NodeOptions others) {
        return new Wanted(others, rules);
    }
}
