package io.vitrine.ingest;

import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Opening;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.shared.PublicId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a session for a publisher that nginx carries and nobody knows, or disconnects it. */
@Component
class Adoption {

    private static final Logger log = LoggerFactory.getLogger(Adoption.class);

    private final PublishSessions sessions;
    private final Channels channels;
    private final Connections connections;
    private final RtmpControl control;

    Adoption(PublishSessions sessions, Channels channels, Connections connections, RtmpControl control) {
        this.sessions = sessions;
        this.channels = channels;
        this.connections = connections;
        this.control = control;
    }

    void adopt(PublishedStream stream, String boot) {
        Publisher publisher =
                new Publisher(new ConnectionKey(boot, stream.clientId()), stream.address(), stream.encoder());
        // nginx gives it this name only after it was accepted once.
        Optional<ChannelView> channel = Optional.of(stream.name())
                .filter(PublicId::isValid)
                .flatMap(name -> channels.find(PublicId.of(name)))
                .filter(found -> found.ban() == null);
        if (channel.isEmpty()) {
            log.info("Dropping {}: it may not publish", publisher);
            control.drop(stream.clientId());
        } else if (connections.beginDecision(publisher.key())) {
            open(publisher, channel.get());
        }
    }

    private void open(Publisher publisher, ChannelView channel) {
        Opening opening = sessions.open(publisher.connectionOf(channel.id()));
        if (opening instanceof Opening.Refused refused) {
            log.info("Dropping {} of channel {}: {}", publisher, channel.publicId(), refused.code());
            connections.refuse(publisher.key());
            control.drop(channel.publicId(), publisher.key().clientId());
        } else if (opening instanceof Opening.Opened) {
            log.info("Adopted {} of channel {}", publisher, channel.publicId());
            if (!connections.accept(publisher.key())) {
                sessions.close(publisher.key().boot(), publisher.key().clientId(), Reasons.LEFT);
            }
        }
    }
}
