package io.vitrine.api;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.PublicId;
import io.vitrine.tokens.Caller;
import org.springframework.stereotype.Component;

/** Finds what belongs to the shop that a token is of; what belongs to another does not exist (404). */
@Component
class CallerScope {

    private final Channels channels;
    private final Broadcasts broadcasts;

    CallerScope(Channels channels, Broadcasts broadcasts) {
        this.channels = channels;
        this.broadcasts = broadcasts;
    }

    BroadcastView show(Caller caller, String id) {
        if (PublicId.isValid(id)) {
            BroadcastView show = broadcasts.find(PublicId.of(id)).orElse(null);
            if (show != null
                    && channels.find(show.channel())
                            .map(ChannelView::seller)
                            .filter(caller.seller()::equals)
                            .isPresent()) {
                return show;
            }
        }
        throw ApiException.of(Problem.NOT_FOUND, "The shop of this token has no broadcast with that id");
    }
}
