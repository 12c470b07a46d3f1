package io.vitrine.broadcasts;

import io.vitrine.channels.BanLifted;
import io.vitrine.channels.ChannelBanned;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
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

    private static final Logger log = LoggerFactory.getLogger(BannedShows.class);

    private final BroadcastService broadcasts;
    private final Channels channels;

    BannedShows(BroadcastService broadcasts, Channels channels) {
        this.broadcasts = broadcasts;
        this.channels = channels;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ChannelBanned banned) {
        stop(banned.channel());
    }

    /** What came on air while the ban was being written, or could not be stopped then. */
    @Scheduled(fixedDelay = 1000)
    void look() {
        Set<ChannelId> onAir =
                broadcasts.onAir().stream().map(BroadcastView::channel).collect(Collectors.toSet());
        if (!onAir.isEmpty()) {
            channels.findAll(onAir).forEach(this::stop);
        }
    }

    private void stop(ChannelView channel) {
        ChannelView.Ban ban = channel.ban();
        if (ban == null) {
            return;
        }
        try {
            broadcasts.blockOnAir(channel.id(), ban.reason());
        } catch (RuntimeException e) {
            // The others must not wait for this one, which is tried again in a second.
            log.warn("What banned channel {} has on air could not be stopped", channel.publicId(), e);
        }
    }

    /** Whoever lifts a ban means that the encoder may come now, not after the silence that keeps stopped shows away. */
    @EventListener
    void on(BanLifted lifted) {
        broadcasts.stopRefusing(lifted.channel().id());
    }
}
