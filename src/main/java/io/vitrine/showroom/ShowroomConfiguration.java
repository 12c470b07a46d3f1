package io.vitrine.showroom;

import io.vitrine.accounts.Team;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.Channels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts {@link HiddenShows} before everything that is of a show. */
@Configuration(proxyBeanMethods = false)
class ShowroomConfiguration {

    @Bean
    HiddenShows hiddenShows(Broadcasts broadcasts, Channels channels, Team team) {
        return new HiddenShows(broadcasts, channels, team);
    }

    @Bean
    WebMvcConfigurer showAccess(HiddenShows hidden) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(hidden).addPathPatterns("/live/**").order(-1);
            }
        };
    }
}
