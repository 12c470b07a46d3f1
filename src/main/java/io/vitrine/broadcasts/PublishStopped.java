package io.vitrine.broadcasts;

/** An encoder's connection is over; published inside the transaction of the change. */
public record PublishStopped(SessionId session, BroadcastView broadcast, String reason) {}
