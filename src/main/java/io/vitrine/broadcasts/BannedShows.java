package io.vitrine.broadcasts;

import io.vitrine.channels.BanLifted;
import io.vitrine.channels.ChannelBanned;
import io.vitrine.channels.ChannelView;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Stops what a channel has on air when it is banned, so that viewers do not wait for an encoder that may not come back.
 *
 * <p>After the commit, in a transaction of its own: whatever changes the show meanwhile, the ban is in force. What is
 * only planned stays planned: the ban may be over by then.
 */
@Component
class BannedShows {

    private final BroadcastService broadcasts;

    BannedShows(BroadcastService broadcasts) {
        this.broadcasts = broadcasts;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ChannelBanned banned) {
        ChannelView channel = banned.channel();
        ChannelView.Ban ban = channel.ban();
        if (ban != null) {
            broadcasts.blockOnAir(channel.id(), ban.reason());
        }
    }

    /** Whoever lifts a ban means that the encoder may come now, not after the silence that keeps stopped shows away. */
    @EventListener
    void on(BanLifted lifted) {
        broadcasts.stopRefusing(lifted.channel().id());
    }
}
