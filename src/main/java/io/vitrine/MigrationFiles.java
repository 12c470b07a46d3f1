package io.vitrine;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Lets Flyway look for migrations itself, and only if there may be any to apply. What Spring prepares ahead of time is told
 * of those of all modules at once, and gives each module the others', too.
 */
@Component
class MigrationFiles implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof FlywayMigrationStrategy all) {
            return new KnownMigrations(all);
        }
        if (!(bean instanceof Flyway flyway) || flyway.getConfiguration().getResourceProvider() == null) {
            return bean;
        }
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .resourceProvider(null)
                .load();
    }
}
