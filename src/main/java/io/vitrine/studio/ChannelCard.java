package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import org.jspecify.annotations.Nullable;

/**
 * A channel in the overview.
 *
 * @param current what it carries or waits for; null if nothing
 * @param receiving whether an encoder sends now
 */
record ChannelCard(
        ChannelView channel,
        @Nullable BroadcastView current,
        @Nullable ShowState state,
        boolean receiving) {}
