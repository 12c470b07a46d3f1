/** Small pictures of what is on air now, made only while somebody looks at them. */
@ApplicationModule(allowedDependencies = {"broadcasts", "packaging", "process"})
@NullMarked
package io.vitrine.thumbnails;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
