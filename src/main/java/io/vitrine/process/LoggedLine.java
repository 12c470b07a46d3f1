package io.vitrine.process;

import java.time.Instant;

/** A line of a process's log, secrets masked. */
public record LoggedLine(Instant at, String text) {}
