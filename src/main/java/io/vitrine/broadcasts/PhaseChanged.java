package io.vitrine.broadcasts;

/**
 * A broadcast moved on; published inside the transaction of the change.
 *
 * @param broadcast as it is after the change
 */
public record PhaseChanged(Phase from, BroadcastView broadcast) {}
