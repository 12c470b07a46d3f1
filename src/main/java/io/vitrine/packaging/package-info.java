/** Turns fragmented MP4 into segments, parts and playlists. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.vitrine.packaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
