package io.vitrine.accounts;

import io.vitrine.instances.Instances;
import io.vitrine.vault.Vault;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Keeps sessions in the database if there are two instances, and in the web server's memory else: that costs nothing, and a
 * shop of one instance has nobody to hand them over to.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final String TABLE = "http_sessions";

    private final Supplier<JdbcIndexedSessionRepository> repository;
    private final boolean stored;

    SessionConfiguration(
            Instances instances,
            Vault vault,
            ObjectProvider<JdbcOperations> database,
            ObjectProvider<PlatformTransactionManager> transactions,
            @Value("${server.servlet.session.timeout:12h}") Duration life) {
        this.stored = instances.areTwo();
        this.repository = SingletonSupplier.of(
                () -> repository(database.getObject(), transactions.getObject(), new SealedAttributes(vault), life));
    }

    private static JdbcIndexedSessionRepository repository(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            SealedAttributes attributes,
            Duration life) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var repository = new JdbcIndexedSessionRepository(database, transaction);
        repository.setTableName(TABLE);
        // Requests of one browser at the same time may set the same for the first time.
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository);
        repository.setConversionService(attributes.conversions());
        repository.setDefaultMaxInactiveInterval(life);
        return repository;
    }

    @Bean
    OpenSessions openSessions(Clock clock) {
        return stored ? new StoredSessions(repository.get(), clock) : new RememberedSessions(clock);
    }

    @Bean
    ExpiredSessions expiredSessions() {
        return new ExpiredSessions(() -> {
            if (stored) {
                repository.get().cleanUpExpiredSessions();
            }
        });
    }

    /** Before everything that asks for a session. */
    @Bean
    FilterRegistrationBean<Filter> storedSessions(@Value("${server.servlet.session.cookie.name:vitrine}") String name) {
        var registration = new FilterRegistrationBean<>(stored ? filter(name) : passing());
        registration.setEnabled(stored);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    private Filter filter(String name) {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName(name);
        cookies.setUseHttpOnlyCookie(true);
        cookies.setSameSite("Lax");
        var ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookies);
        var filter = new SessionRepositoryFilter<>(repository.get());
        filter.setHttpSessionIdResolver(ids);
        return filter;
    }

    private static Filter passing() {
        return (request, response, chain) -> chain.doFilter(request, response);
    }
}
