/** What a show brings: who came from where, for how long, what they looked at, and what they bought. */
@ApplicationModule(allowedDependencies = {"accounts", "broadcasts", "shop", "stage"})
@NullMarked
package io.vitrine.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
