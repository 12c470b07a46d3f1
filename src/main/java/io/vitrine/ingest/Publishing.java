package io.vitrine.ingest;

import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Opening;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.KeyVerdict;
import io.vitrine.channels.StreamKeys;
import io.vitrine.ingest.Verdicts.Verdict;
import io.vitrine.limits.Limits;
import io.vitrine.limits.Limits.Reached;
import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.PublicId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides whether an encoder may publish, and under which name. */
@Component
class Publishing {

    private static final Logger log = LoggerFactory.getLogger(Publishing.class);

    private final Verdicts verdicts;
    private final StreamKeys keys;
    private final Channels channels;
    private final PublishSessions sessions;
    private final MediaNode node;
    private final Connections connections;
    private final Takeover takeover;
    private final Refusals refusals;
    private final Background background;
    private final Limits limits;

    Publishing(
            Verdicts verdicts,
            StreamKeys keys,
            Channels channels,
            PublishSessions sessions,
            MediaNode node,
            Connections connections,
            Takeover takeover,
            Refusals refusals,
            Background background,
            Limits limits) {
        this.verdicts = verdicts;
        this.keys = keys;
        this.channels = channels;
        this.sessions = sessions;
        this.node = node;
        this.connections = connections;
        this.takeover = takeover;
        this.refusals = refusals;
        this.background = background;
        this.limits = limits;
    }

    /** The name to publish under; empty if the encoder is refused. */
    CompletableFuture<Optional<PublicId>> decide(Publisher publisher, CallbackForm form) {
        if (!form.field("app").equals(node.application()) || !connections.beginDecision(publisher.key())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return form.key()
                .map(presented -> verdicts.on(publisher, presented).thenCompose(verdict -> answer(publisher, verdict)))
                .orElseGet(() -> background.ask(() -> withoutKey(publisher, form)))
                .thenApply(name -> {
                    if (name.isEmpty()) {
                        connections.refuse(publisher.key());
                    }
                    return name;
                });
    }

    private CompletableFuture<Optional<PublicId>> answer(Publisher publisher, Verdict verdict) {
        if (verdict.key() instanceof KeyVerdict.Accepted accepted && verdict.opening() instanceof Opening.Busy busy) {
            // This asks nginx; the verdicts of others must not wait meanwhile.
            return background.ask(() -> admit(
                    publisher, accepted.channel(), accepted.slot(), takeOver(publisher, accepted.channel(), busy)));
        }
        return CompletableFuture.completedFuture(answerNow(publisher, verdict));
    }

    private Opening takeOver(Publisher publisher, ChannelView channel, Opening.Busy busy) {
        return takeover.from(busy.holder(), publisher.key().boot())
                ? sessions.open(publisher.connectionOf(channel.id()))
                : busy;
    }

    private Optional<PublicId> answerNow(Publisher publisher, Verdict verdict) {
        KeyVerdict key = verdict.key();
        if (key instanceof KeyVerdict.Accepted accepted && verdict.crowded()) {
            limits.reached(Reached.SELLER_SHOWS);
            return refuse(publisher, accepted.channel(), "refused.seller.shows");
        }
        if (key instanceof KeyVerdict.Accepted accepted) {
            return admit(publisher, accepted.channel(), accepted.slot(), verdict.opening());
        }
        if (key instanceof KeyVerdict.Replaced replaced) {
            return refuse(publisher, replaced.channel(), "refused.key.replaced");
        }
        if (key instanceof KeyVerdict.WrongFor wrong) {
            return refuse(publisher, wrong.channel(), "refused.key.wrong");
        }
        log.debug("Refused {}: nothing is known of its key", publisher);
        return Optional.empty();
    }

    private Optional<PublicId> withoutKey(Publisher publisher, CallbackForm form) {
        String name = form.field("name");
        return Optional.of(name)
                .filter(PublicId::isValid)
                .flatMap(named -> channels.find(PublicId.of(named)))
                .flatMap(channel -> refuse(publisher, channel, "refused.key.missing"));
    }

    private Optional<PublicId> admit(
            Publisher publisher, ChannelView channel, KeySlot slot, @Nullable Opening opening) {
        if (opening == null && channel.ban() == null) {
            limits.reached(Reached.PUBLISH_ADDRESS);
            return refuse(publisher, channel, "refused.address");
        }
        if (opening == null) {
            return refuse(publisher, channel, "refused.channel.banned");
        }
        if (opening instanceof Opening.Refused refused) {
            return refuse(publisher, channel, refused.code());
        }
        if (opening instanceof Opening.Busy) {
            return refuse(publisher, channel, "refused.busy");
        }
        if (!connections.accept(publisher.key())) {
            sessions.close(publisher.key().boot(), publisher.key().clientId(), Reasons.UNWANTED);
            return refuse(publisher, channel, "refused.left");
        }
        log.debug("Accepted {} for channel {}", publisher, channel.publicId());
        keys.used(channel.id(), slot, publisher.address());
        return Optional.of(channel.publicId());
    }

    private Optional<PublicId> refuse(Publisher publisher, ChannelView channel, String code) {
        if (refusals.add(channel.id(), publisher.address(), code)) {
            log.info("Refused {} for channel {}: {}", publisher, channel.publicId(), code);
        } else {
            log.debug("Refused {} for channel {} again: {}", publisher, channel.publicId(), code);
        }
        return Optional.empty();
    }
}
