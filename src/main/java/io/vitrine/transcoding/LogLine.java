package io.vitrine.transcoding;

import java.time.Instant;

/** A line of a program's log. */
public record LogLine(Instant at, String text) {}
