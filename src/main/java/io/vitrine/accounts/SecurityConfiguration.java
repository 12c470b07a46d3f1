package io.vitrine.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Decides who may ask for what, and how browsers are told to treat the answer. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** No inline script, no inline style, nothing from elsewhere; {@code blob:} is how Media Source plays. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Without {@code bluetooth}: Chromium does not know that name on Linux, and complains of it on every page. */
    private static final String PERMISSIONS_POLICY = "accelerometer=(), camera=(), display-capture=(), "
            + "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), "
            + "usb=()";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** FFmpeg's output has a secret of its own: no filters. nginx's callbacks come on a socket of their own. */
    @Bean
    @Order(1)
    SecurityFilterChain machines() {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher("/packager/**"), List.of());
    }

    @Bean
    @Order(2)
    SecurityFilterChain actuator(HttpSecurity http) {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, context) ->
                                new AuthorizationDecision(ThisMachine.asks(context.getRequest()))))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordSignIn passwords,
            SignInAttempts attempts,
            AddressLimit addresses,
            AccountRepository accounts,
            TwoFactorRules secondFactors,
            OpenSessions sessions,
            OidcSettings oidc,
            ApplicationEventPublisher events) {
        HttpSessionRequestCache requests = new HttpSessionRequestCache();
        requests.setRequestMatcher(SecurityConfiguration::isPageToComeBackTo);
        SignInRedirects redirects = new SignInRedirects(requests, sessions);
        CookieCsrfTokenRepository tokens = tokens();
        SignInFilter.Parts parts = new SignInFilter.Parts(redirects, tokens, events);
        if (oidc.isConfigured()) {
            http.addFilterAfter(
                    new OidcFilter(new OidcProvider(oidc), attempts, addresses, parts),
                    UsernamePasswordAuthenticationFilter.class);
        }
        // A manager of its own: the shared one behind it would ask the same provider again, and count a failure twice.
        return http.authenticationManager(new ProviderManager(passwords))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        // Which of these may open and do what there is decided where a shop is known.
                        .requestMatchers("/studio", "/studio/**")
                        .hasAnyRole(Role.SELLER.name(), Role.VIEWER.name())
                        .requestMatchers("/console", "/console/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/account/**", "/apply")
                        .authenticated()
                        .requestMatchers(
                                "/",
                                "/live/**",
                                "/overlay",
                                "/overlay/**",
                                "/shop/**",
                                "/hls/**",
                                "/play/**",
                                "/sign-in",
                                SecondStepFilter.PAGE,
                                "/sign-out")
                        .permitAll()
                        .requestMatchers("/register", "/verify/**", "/forgot", "/forgot/**", "/join/**")
                        .permitAll()
                        .requestMatchers("/css/**", "/js/**", "/img/**", "/vendor/**", "/favicon.*", "/robots.txt")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage(SignInRedirects.PAGE)
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .successHandler(redirects)
                        .failureHandler(redirects)
                        .permitAll())
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                        .logoutSuccessUrl("/"))
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(redirects).accessDeniedHandler(redirects))
                // Before the rules: somebody whose role has changed is let in, or not, by the new one.
                .addFilterBefore(new StandingFilter(accounts, secondFactors, sessions), AuthorizationFilter.class)
                .addFilterAfter(
                        new SecondStepFilter(attempts, addresses, parts), UsernamePasswordAuthenticationFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** In a cookie: viewers who chat and buy need no session, and a page stays good when the application restarts. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                // Other names under the shop's domain are not ours to speak for.
                .httpStrictTransportSecurity(policy -> policy.includeSubDomains(false));
    }

    private static boolean isPageToComeBackTo(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && PrivatePages.contains(PrivatePages.path(request))
                && request.getHeader("HX-Request") == null;
    }
}
