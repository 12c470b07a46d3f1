package io.vitrine.ingest;

/** Tells one connection to nginx-rtmp from all others: its numbers start again with each run of nginx. */
record ConnectionKey(String boot, long clientId) {}
