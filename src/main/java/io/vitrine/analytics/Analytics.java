package io.vitrine.analytics;

import io.vitrine.broadcasts.BroadcastView;

/** Tells a shop what its shows bring; all of it can be computed again from the rows that are kept. */
public interface Analytics {

    /** Until now, at most 5 s old. */
    ShowFigures figures(BroadcastView show);

    ShowReport report(BroadcastView show);
}
