package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;

/** Adds to the snapshot of a show something that its pages have to know when they open or have missed events. */
public interface SnapshotPart {

    /** Where it stands in the snapshot's {@code more}. */
    String name();

    /** What is written as JSON. */
    Object of(BroadcastView show);
}
