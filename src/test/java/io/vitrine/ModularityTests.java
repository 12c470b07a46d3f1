package io.vitrine;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the modules to the borders that their {@code package-info.java} declare. */
class ModularityTests {

    @Test
    void modulesKeepTheirBorders() {
        ApplicationModules.of(VitrineApplication.class).verify();
    }
}
