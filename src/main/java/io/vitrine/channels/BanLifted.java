package io.vitrine.channels;

/** An administrator lets a channel publish again; published inside the transaction of the change. */
public record BanLifted(ChannelView channel) {}
