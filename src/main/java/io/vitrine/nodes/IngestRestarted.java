package io.vitrine.nodes;

/** The ingest nginx is gone or another run of it has begun: what it carried must be looked at now. */
public record IngestRestarted() {}
