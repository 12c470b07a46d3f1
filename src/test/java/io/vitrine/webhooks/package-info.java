/** Tests of webhooks; receivers are WireMock. */
@NullMarked
package io.vitrine.webhooks;

import org.jspecify.annotations.NullMarked;
