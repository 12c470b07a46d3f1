package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans, shows and ends broadcasts. Every command may be repeated without harm. */
public interface Broadcasts {

    /**
     * Plans a broadcast.
     *
     * @param title 1 to 120 characters
     * @param plannedStart null if it starts whenever the seller likes; never in the past and at most six months ahead
     */
    BroadcastView schedule(ChannelId channel, String title, @Nullable Instant plannedStart);

    BroadcastView schedule(ChannelId channel, ShowPlan plan);

    /**
     * Changes what was planned. Its kind stays, and so does its start once an encoder has come.
     *
     * @throws BroadcastException if something in it is not valid, or the show is over
     */
    BroadcastView replan(BroadcastId broadcast, ShowPlan plan);

    /** Gives a show that needs a passcode another one; who has come with the one before needs it, too. */
    BroadcastView changePasscode(BroadcastId broadcast);

    /**
     * Takes back every address of the show's picture that was given: players stop at once, and who may still watch is
     * given another.
     *
     * @throws BroadcastException if it is open to everybody, and there is nothing to take back
     */
    BroadcastView takeBackAddresses(BroadcastId broadcast);

    BroadcastView rename(BroadcastId broadcast, String title);

    /** @throws BroadcastException if there is no picture to show yet, or it is over */
    BroadcastView goLive(BroadcastId broadcast);

    /** Ends a broadcast that is on air (or discards one in preview); its encoder is refused from then on. */
    BroadcastView end(BroadcastId broadcast);

    BroadcastView cancel(BroadcastId broadcast);

    /** Stops a broadcast on behalf of an administrator. */
    BroadcastView block(BroadcastId broadcast, String reason);

    /**
     * Takes an administrator's block back: the broadcast is ENDED then, and never on air again.
     *
     * @throws BroadcastException if it is not blocked
     */
    BroadcastView liftBlock(BroadcastId broadcast);

    /** Notes that the picture can be played; a channel that goes live by itself, or was interrupted, is LIVE now. */
    void pictureReady(BroadcastId broadcast);

    /** Notes that the picture stopped while its encoder is still connected. */
    void pictureLost(BroadcastId broadcast);

    Optional<BroadcastView> find(BroadcastId broadcast);

    Optional<BroadcastView> find(PublicId publicId);

    /** The broadcast of the media, by the id in its playlists' addresses. */
    Optional<BroadcastView> findByMedia(PublicId mediaId);

    /** What a channel shows now: on air, else in preview, else the next planned, else the last one that ended. */
    Optional<BroadcastView> current(ChannelId channel);

    /** What everybody is shown of a channel: as {@link #current}, without rehearsals and what is not listed. */
    Optional<BroadcastView> shown(ChannelId channel);

    /** On air, longest first. */
    List<BroadcastView> onAir();

    /** On air, and no rehearsals: those in which what is bought belongs to whoever pays first. */
    List<BroadcastId> firstPaid();

    /** Planned and listed, soonest first. */
    List<BroadcastView> upcoming(int most);

    /** Of one channel, those that an administrator has blocked, the last of them first. */
    List<BroadcastView> blocked(ChannelId channel);

    /** Of one channel, newest first. */
    List<BroadcastView> ofChannel(ChannelId channel, int most);

    /**
     * Of these channels, oldest first.
     *
     * @param phase null for all
     * @param after those that were made after this one; null to begin with the oldest
     */
    List<BroadcastView> page(
            Collection<ChannelId> channels, @Nullable Phase phase, @Nullable BroadcastId after, int most);

    /** Those with an encoder connected: what should be transcoded. */
    List<BroadcastView> publishing();
}
