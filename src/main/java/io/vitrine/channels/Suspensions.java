package io.vitrine.channels;

import io.vitrine.accounts.SellerReinstated;
import io.vitrine.accounts.SellerSuspended;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Bans the channels of a shop that is suspended, so that an encoder's verdict needs no look at the shop; and lifts these
 * bans, and no others, when it is trusted again.
 */
@Component
class Suspensions {

    private final Channels channels;

    Suspensions(Channels channels) {
        this.channels = channels;
    }

    @EventListener
    void on(SellerSuspended suspended) {
        channels.ofSeller(suspended.seller()).stream()
                // A ban that ends by itself would let the encoder of a suspended shop in again.
                .filter(channel -> channel.ban() == null || channel.ban().until() != null)
                .forEach(channel -> channels.ban(channel.id(), suspended.reason(), null));
    }

    @EventListener
    void on(SellerReinstated reinstated) {
        channels.ofSeller(reinstated.seller()).stream()
                .filter(channel -> isFor(channel.ban(), reinstated.reason()))
                .forEach(channel -> channels.liftBan(channel.id()));
    }

    private static boolean isFor(ChannelView.@Nullable Ban ban, String reason) {
        return ban != null && ban.until() == null && ban.reason().equals(reason);
    }
}
