package io.vitrine.api;

import io.vitrine.tokens.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets programs in by the token in their request's header, and by nothing else: no cookie, no session, no form. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    static final String ROOT = "/api";

    static boolean concerns(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Bean
    @Order(2)
    SecurityFilterChain programs(
            HttpSecurity http, Tokens tokens, ProblemWriter problems, ApiSettings settings, Clock clock) {
        BearerFilter bearer = new BearerFilter(tokens, problems, new ApiLimits(settings, clock));
        return http.securityMatcher(ROOT, ROOT + "/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(Description.ADDRESS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(bearer, AuthorizationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) ->
                        problems.write(BearerFilter.missing(request), request, response)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                // What no browser sends by itself needs no guard against other sites.
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    WebMvcConfigurer scopesOfPrograms() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ScopeInterceptor()).addPathPatterns(ROOT + "/**");
            }
        };
    }
}
