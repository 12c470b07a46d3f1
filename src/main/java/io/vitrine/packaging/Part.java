package io.vitrine.packaging;

/** A part of a segment: a byte range of its file. Durations are in microseconds. */
record Part(long offset, long length, long duration, boolean independent) {}
