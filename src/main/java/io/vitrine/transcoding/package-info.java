/** Turns what is published into a ladder of renditions, with one FFmpeg per broadcast. */
@ApplicationModule(allowedDependencies = {"channels", "broadcasts", "nodes", "process", "packaging", "profiles"})
@NullMarked
package io.vitrine.transcoding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
