package io.vitrine.broadcasts;

/**
 * Who may watch a show changed, or addresses that were given were taken back; published inside the transaction of the
 * change.
 *
 * @param broadcast as it is after the change
 */
public record PlaybackChanged(BroadcastView broadcast) {}
