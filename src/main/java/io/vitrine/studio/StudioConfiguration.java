package io.vitrine.studio;

import io.vitrine.accounts.Team;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts {@link StudioAccess} before every page of the studio. */
@Configuration(proxyBeanMethods = false)
class StudioConfiguration {

    @Bean
    WebMvcConfigurer studioAccess(Team team, Owners owners, ActingShop acting) {
        StudioAccess access = new StudioAccess(team, owners, acting);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(access)
                        .addPathPatterns("/studio", "/studio/**")
                        .order(-1);
            }
        };
    }
}
