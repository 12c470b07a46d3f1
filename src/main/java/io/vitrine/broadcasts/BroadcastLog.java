package io.vitrine.broadcasts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names the broadcast, its channel and its publish session in every line that is logged meanwhile, as fields of their own:
 * {@code broadcast} and {@code channel} are the ids in addresses of pages, and {@code session} opens nothing.
 */
public final class BroadcastLog {

    private static final String BROADCAST = "broadcast";
    private static final String CHANNEL = "channel";
    private static final String SESSION = "session";

    private BroadcastLog() {}

    public static void about(BroadcastView broadcast, Runnable work) {
        about(broadcast, broadcast.session(), work);
    }

    /** @param session which may be over, and no longer the broadcast's own */
    public static void about(BroadcastView broadcast, @Nullable SessionId session, Runnable work) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(BROADCAST, broadcast.publicId().value());
        MDC.put(CHANNEL, broadcast.channelPublicId().value());
        if (session != null) {
            MDC.put(SESSION, session.toString());
        }
        try {
            work.run();
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
