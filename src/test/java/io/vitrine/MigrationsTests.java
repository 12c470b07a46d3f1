package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Applies every module's migrations to both databases, and has Hibernate compare the result with every entity. */
class MigrationsTests {

    @Test
    void migrateWhenDatabaseIsPostgresMakesWhatTheEntitiesExpect() throws IOException {
        try (EmbeddedPostgres postgres = Postgres.start()) {
            migrateAndValidate(postgres.getPostgresDatabase());
        }
    }

    @Test
    void migrateWhenDatabaseIsEmbeddedMakesWhatTheEntitiesExpect() throws IOException {
        migrateAndValidate(new DriverManagerDataSource("jdbc:h2:mem:migrations;MODE=PostgreSQL;"
                + "DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"));
    }

    private static void migrateAndValidate(DataSource database) throws IOException {
        List<String> modules = modules();
        assertThat(modules).contains("accounts", "channels", "broadcasts");
        for (String module : modules) {
            assertThat(flyway(database, module).migrate().success).isTrue();
            assertThat(flyway(database, module).migrate().migrationsExecuted).isZero();
        }
        validate(database);
    }

    /** As Spring Modulith does it: a location and a history of its own for each module. */
    private static Flyway flyway(DataSource database, String module) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .table("flyway_schema_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private static List<String> modules() throws IOException {
        Path root = new ClassPathResource("db/migration").getFile().toPath();
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static void validate(DataSource database) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(database);
        factory.setPackagesToScan("io.vitrine");
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of(
                "hibernate.hbm2ddl.auto",
                "validate",
                "hibernate.physical_naming_strategy",
                new PhysicalNamingStrategySnakeCaseImpl()));
        factory.afterPropertiesSet();
        EntityManagerFactory entities = Objects.requireNonNull(factory.getObject());
        assertThat(entities.getMetamodel().getEntities()).isNotEmpty();
        factory.destroy();
    }
}
