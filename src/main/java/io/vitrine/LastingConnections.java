package io.vitrine;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Keeps the connections to the embedded database for as long as the application runs. H2 2.4 evaluates a CHECK constraint
 * in the session that made its table, and answers "The database has been closed" once that session is over: half an hour
 * after a first start, when a pool replaces its connections, such a table would take no row any more.
 */
@Component
class LastingConnections implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:h2:")) {
            pool.setMaxLifetime(0);
        }
        return bean;
    }
}
