package io.vitrine.ingest;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.channels.ChannelBanned;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Disconnects the encoder of a show that is over, and of a channel that may not publish any more. */
@Component
class Evictions {

    private final PublishSessions sessions;
    private final RtmpControl control;
    private final Background background;

    Evictions(PublishSessions sessions, RtmpControl control, Background background) {
        this.sessions = sessions;
        this.control = control;
        this.background = background;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        // What was only planned had no encoder, and what was over has none any more.
        boolean hadEncoder = change.from().acceptsSignal() && change.from() != Phase.SCHEDULED;
        if (hadEncoder && !change.broadcast().phase().acceptsSignal()) {
            background.run("Dropping the encoder of a show that is over", () -> drop(change.broadcast()));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ChannelBanned ban) {
        background.run(
                "Dropping the encoder of a banned channel",
                () -> control.drop(ban.channel().publicId()));
    }

    private void drop(BroadcastView over) {
        boolean carriesAnother = sessions.openOf(over.channel())
                .filter(session -> !session.broadcast().id().equals(over.id()))
                .isPresent();
        if (!carriesAnother) {
            control.drop(over.channelPublicId());
        }
    }
}
