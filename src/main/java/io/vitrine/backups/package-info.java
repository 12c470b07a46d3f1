/** Copies the embedded database while it is in use; the launcher does the rest of a backup. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.vitrine.backups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
