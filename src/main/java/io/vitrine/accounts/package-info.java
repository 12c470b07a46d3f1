/** People and sellers: who may sign in, and as what. */
@ApplicationModule(allowedDependencies = {"instances", "vault"})
@NullMarked
package io.vitrine.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
