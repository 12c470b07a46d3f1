package io.vitrine.support;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives every Spring context of the tests a {@link TestDatabase} on PostgreSQL, if that is asked for. */
final class TestDatabaseCustomizer implements ContextCustomizerFactory {

    /** Of {@code @DynamicPropertySource}. */
    private static final String DYNAMIC = "Dynamic Test Properties";

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestDatabase.isPostgres() ? new Customizer() : null;
    }

    /** Equal to every other: contexts are shared as ever. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            var database = new MapPropertySource("test database", TestDatabase.properties());
            // Who has started a PostgreSQL keeps it.
            if (sources.contains(DYNAMIC)) {
                sources.addAfter(DYNAMIC, database);
            } else {
                sources.addFirst(database);
            }
        }
    }
}
