/** Tests of ingest. */
@NullMarked
package io.vitrine.ingest;

import org.jspecify.annotations.NullMarked;
