/** Tests of payments with Stripe. */
@NullMarked
package io.vitrine.stripe;

import org.jspecify.annotations.NullMarked;
