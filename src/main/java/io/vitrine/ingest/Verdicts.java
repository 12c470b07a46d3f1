package io.vitrine.ingest;

import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Arrival;
import io.vitrine.broadcasts.PublishSessions.Opening;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.KeyVerdict;
import io.vitrine.channels.StreamKeys;
import io.vitrine.channels.StreamKeys.Presented;
import io.vitrine.limits.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recognises keys and opens sessions, for all encoders that ask at the same time at once. */
@Component
class Verdicts {

    private final StreamKeys keys;
    private final Channels channels;
    private final PublishSessions sessions;
    private final Refusals refusals;
    private final Limits limits;
    private final Batches<Request, Verdict> batches = new Batches<>("verdicts", this::on);

    Verdicts(StreamKeys keys, Channels channels, PublishSessions sessions, Refusals refusals, Limits limits) {
        this.keys = keys;
        this.channels = channels;
        this.sessions = sessions;
        this.refusals = refusals;
        this.limits = limits;
    }

    /** Fails if the database does not answer. */
    CompletableFuture<Verdict> on(Publisher publisher, Presented presented) {
        return batches.ask(new Request(publisher, presented));
    }

    int waiting() {
        return batches.waiting();
    }

    private List<Verdict> on(List<Request> requests) {
        List<KeyVerdict> verdicts =
                keys.recognise(requests.stream().map(Request::presented).toList());
        List<@Nullable ChannelView> opened = new ArrayList<>();
        List<Boolean> crowded = new ArrayList<>();
        List<Arrival> welcome = new ArrayList<>();
        SellerRooms rooms = new SellerRooms(limits, channels, sessions);
        for (int i = 0; i < requests.size(); i++) {
            ChannelView channel = openedBy(verdicts.get(i), requests.get(i).publisher());
            boolean tooMany = channel != null && !rooms.take(channel);
            crowded.add(tooMany);
            if (tooMany) {
                channel = null;
            }
            opened.add(channel);
            if (channel != null) {
                welcome.add(new Arrival(channel, requests.get(i).publisher().connectionOf(channel.id())));
            }
        }
        Iterator<Opening> openings =
                welcome.isEmpty() ? Collections.emptyIterator() : open(welcome).iterator();
        List<Verdict> answers = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            answers.add(new Verdict(verdicts.get(i), opened.get(i) == null ? null : openings.next(), crowded.get(i)));
        }
        return answers;
    }

    private List<Opening> open(List<Arrival> welcome) {
        try {
            return sessions.open(welcome);
        } catch (RuntimeException e) {
            if (welcome.size() == 1) {
                Arrival only = welcome.get(0);
                refusals.add(only.channel().id(), only.connection().address(), "refused.unavailable");
            }
            throw e;
        }
    }

    private @Nullable ChannelView openedBy(KeyVerdict verdict, Publisher publisher) {
        return verdict instanceof KeyVerdict.Accepted accepted
                        && accepted.channel().ban() == null
                        && limits.mayPublish(publisher.address())
                ? accepted.channel()
                : null;
    }

    private record Request(Publisher publisher, Presented presented) {}

    /**
     * @param opening null unless the key opens a channel that may be on air, from this address
     * @param crowded whether it does not since as many encoders of its shop are connected as may
     */
    record Verdict(KeyVerdict key, @Nullable Opening opening, boolean crowded) {}
}
