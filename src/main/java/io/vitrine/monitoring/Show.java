package io.vitrine.monitoring;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.transcoding.TranscodingStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A show that is on air, or whose encoder is connected.
 *
 * @param stream null while nginx carries nothing of it
 * @param transcoding null without a job
 * @param delay of the latest part of all renditions; null without any
 */
record Show(
        BroadcastView broadcast,
        int watching,
        @Nullable PublishedStream stream,
        @Nullable TranscodingStatus transcoding,
        @Nullable Duration delay) {

    String id() {
        return broadcast.publicId().value();
    }

    boolean isTranscoded() {
        return transcoding != null && transcoding.state() == TranscodingStatus.State.RUNNING && transcoding.speed() > 0;
    }
}
