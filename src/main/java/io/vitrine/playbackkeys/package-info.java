/** Lets a shop's own programs say who may watch: tokens that they sign, and the public keys that these are checked by. */
@ApplicationModule(allowedDependencies = {"accounts", "broadcasts", "channels", "playback"})
@NullMarked
package io.vitrine.playbackkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
