package io.vitrine.channels;

/** What a presented stream key turned out to be. */
public sealed interface KeyVerdict {

    /** The key opens this channel. */
    record Accepted(ChannelView channel, KeySlot slot) implements KeyVerdict {}

    /** The key once opened this channel, and was replaced. */
    record Replaced(ChannelView channel, KeySlot slot) implements KeyVerdict {}

    /** The channel was named, and the key is not one of its own. */
    record WrongFor(ChannelView channel) implements KeyVerdict {}

    /** Nothing is known of this key. */
    record Unknown() implements KeyVerdict {}
}
