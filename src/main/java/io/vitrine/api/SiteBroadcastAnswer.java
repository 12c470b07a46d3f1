package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.ingest.Signals.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A show on the wall, as an administrator sees it.
 *
 * @param shop the id of whose it is
 * @param shopName what customers call that
 * @param node the machine that carries it
 * @param watching pages that are open now
 * @param reports messages of its chat that viewers reported and nobody has looked at
 * @param signal what its encoder sends, while one is connected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteBroadcastAnswer(
        BroadcastAnswer broadcast,
        String shop,
        String shopName,
        String node,
        int watching,
        int reports,
        @Nullable EncoderSignal signal) {

    /**
     * What an encoder sends.
     *
     * @param address where it sends from
     * @param encoder what it says it is: untrusted
     * @param bitrate bit/s over about ten seconds; zero at first
     */
    record EncoderSignal(String address, String encoder, long bitrate, int width, int height, double frameRate) {

        static EncoderSignal of(Signal signal) {
            return new EncoderSignal(
                    signal.address(),
                    signal.encoder(),
                    signal.bitrate(),
                    signal.width(),
                    signal.height(),
                    signal.frameRate());
        }
    }
}
