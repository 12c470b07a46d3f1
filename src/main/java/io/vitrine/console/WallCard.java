package io.vitrine.console;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals.Signal;
import io.vitrine.thumbnails.Thumbnail;
import io.vitrine.transcoding.TranscodingStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A show on the wall: all that an administrator wants to know of it at a glance.
 *
 * @param signal null while no encoder is connected
 * @param reports messages of its chat that viewers reported and nobody has looked at
 * @param node the machine that carries it
 * @param picture null until one was made
 */
record WallCard(
        BroadcastView show,
        ChannelView channel,
        String shop,
        int watching,
        int reports,
        String node,
        @Nullable Signal signal,
        @Nullable TranscodingStatus transcoding,
        @Nullable Thumbnail picture) {

    private static final int TONES = 6;

    /** What encoders send is told in Mbit/s, with one decimal. */
    public String megabits(Locale locale) {
        return signal == null || signal.bitrate() == 0 ? "" : String.format(locale, "%.1f", signal.bitrate() / 1e6);
    }

    /** The letter on the poster that stands for a missing picture. */
    public String initial() {
        return shop.isBlank() ? "V" : shop.substring(0, shop.offsetByCodePoints(0, 1));
    }

    public int tone() {
        return Math.floorMod(channel.publicId().hashCode(), TONES);
    }
}
