package io.vitrine.monitoring;

import java.util.List;

/** Tells how the installation is doing, from memory: whoever asks makes nothing busier. */
public interface Monitoring {

    Report report();

    /** What was measured, oldest first; the application forgets it when it stops. */
    List<Point> history(Span span);
}
