package io.vitrine.runsheet;

import io.vitrine.broadcasts.BroadcastView;

/** The pages of the people who make a show are to look again; published inside the transaction of the change. */
record DeskChanged(BroadcastView show) {}
