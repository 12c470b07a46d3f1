/** Tests of the API. */
@NullMarked
package io.vitrine.api;

import org.jspecify.annotations.NullMarked;
