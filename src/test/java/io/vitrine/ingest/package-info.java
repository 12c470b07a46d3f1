/** Tests of ingest, against a real nginx-rtmp and real encoders. */
@NullMarked
package io.vitrine.ingest;

import org.jspecify.annotations.NullMarked;
