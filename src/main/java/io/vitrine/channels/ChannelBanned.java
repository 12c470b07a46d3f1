package io.vitrine.channels;

/** A channel may not publish any more; published inside the transaction of the change. */
public record ChannelBanned(ChannelView channel) {}
