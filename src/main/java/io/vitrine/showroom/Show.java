package io.vitrine.showroom;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelView;
import io.vitrine.shared.PublicId;
import org.jspecify.annotations.Nullable;

/**
 * A show as a viewer knows it.
 *
 * @param page the id in the page's address: the broadcast's or the channel's
 * @param broadcast null while the channel has nothing to show and nothing planned
 */
record Show(
        PublicId page,
        ChannelView channel,
        String shop,
        @Nullable BroadcastView broadcast,
        int viewers) {

    private static final int TONES = 6;

    /** Of which feed the page hears: that of a show with a passcode has a name of its own. */
    public PublicId feed() {
        return broadcast != null && broadcast.publicId().equals(page) ? broadcast.feed() : page;
    }

    public String title() {
        return broadcast == null ? channel.name() : broadcast.title();
    }

    public boolean isLive() {
        return broadcast != null && broadcast.phase() == Phase.LIVE;
    }

    /** Whether everybody may see its picture who sees that it is on air. */
    public boolean hasThumbnail() {
        return isLive()
                && broadcast != null
                && broadcast.listing().isListed()
                && broadcast.listing().hidden() == null
                && !broadcast.listing().isGuarded();
    }

    /** What the page shows instead of the picture: a phase, or NONE if nothing is planned. */
    public String phase() {
        return broadcast == null ? "NONE" : broadcast.phase().name();
    }

    /** The letter on the poster. */
    public String initial() {
        return shop.isBlank() ? "V" : shop.substring(0, shop.offsetByCodePoints(0, 1));
    }

    /** Which of the poster's colours is this channel's. */
    public int tone() {
        return Math.floorMod(channel.publicId().hashCode(), TONES);
    }
}
