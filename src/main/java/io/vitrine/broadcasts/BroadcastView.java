package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other modules know of a broadcast.
 *
 * @param publicId names it in the addresses of pages
 * @param channelPublicId names its channel in addresses, and its stream inside nginx-rtmp
 * @param mediaId names its media in the addresses of playlists; told to viewers only once it is live, so that a preview
 *     stays private
 * @param pictureReady whether there is something to play now
 * @param session the open publish session; null while no encoder is connected
 * @param resumeBy when the reconnect window closes; null unless INTERRUPTED
 * @param reason why it ended, was blocked or was interrupted, in words for people; null if there is nothing to say
 * @param listing how it is announced, and to whom
 * @param holds when what is bought in it is kept from others
 */
public record BroadcastView(
        BroadcastId id,
        PublicId publicId,
        ChannelId channel,
        PublicId channelPublicId,
        PublicId mediaId,
        String title,
        Phase phase,
        boolean pictureReady,
        @Nullable SessionId session,
        @Nullable Instant plannedStart,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant resumeBy,
        @Nullable String reason,
        Listing listing,
        HoldMode holds) {

    /** A show for everybody. */
    public BroadcastView(
            BroadcastId id,
            PublicId publicId,
            ChannelId channel,
            PublicId channelPublicId,
            PublicId mediaId,
            String title,
            Phase phase,
            boolean pictureReady,
            @Nullable SessionId session,
            @Nullable Instant plannedStart,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant resumeBy,
            @Nullable String reason) {
        this(
                id,
                publicId,
                channel,
                channelPublicId,
                mediaId,
                title,
                phase,
                pictureReady,
                session,
                plannedStart,
                startedAt,
                endedAt,
                resumeBy,
                reason,
                Listing.OPEN,
                HoldMode.AT_CHECKOUT);
    }

    /** The reason as viewers may read it; what an administrator says is for the seller. */
    public @Nullable String reasonForViewers() {
        return phase == Phase.BLOCKED ? null : reason;
    }

    /** The id of the feed of its own page: no public one if it needs a passcode. */
    public PublicId feed() {
        PublicId hidden = listing.hidden();
        return hidden == null ? publicId : hidden;
    }
}
