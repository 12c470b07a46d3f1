/** The media node: its nginx configuration, and whether it runs. */
@ApplicationModule(allowedDependencies = {"instances", "process"})
@NullMarked
package io.vitrine.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
