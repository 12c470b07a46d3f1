package io.vitrine.bench;

/** Starts what it needs, measures it together with its floor or its peer, and ends what it started. */
interface Benchmark {

    String name();

    Summary run(Details details) throws Exception;
}
