package io.vitrine.stage;

import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers from which frame on a coupon or an offer shall be seen, from the command until pages are told, and for those
 * that come later. Without it, such as after a restart, it is seen at once.
 */
@Component
class MeantFrames {

    /** More than there are on air at a time. */
    private static final int MOST = 1000;

    private final Map<PublicId, Instant> frames = new LinkedHashMap<>();

    synchronized void mean(PublicId thing, Instant mediaAt) {
        frames.remove(thing);
        frames.put(thing, mediaAt);
        if (frames.size() > MOST) {
            frames.remove(frames.keySet().iterator().next());
        }
    }

    synchronized @Nullable Instant of(PublicId thing) {
        return frames.get(thing);
    }
}
