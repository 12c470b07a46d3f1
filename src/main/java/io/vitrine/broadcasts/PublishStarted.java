package io.vitrine.broadcasts;

/** An encoder was accepted; published inside the transaction of the change. */
public record PublishStarted(SessionId session, BroadcastView broadcast) {}
