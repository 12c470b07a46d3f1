package io.vitrine.packaging;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the packager's input where FFmpeg finds it. */
@Configuration(proxyBeanMethods = false)
class PackagingConfiguration {

    @Bean
    ServletRegistrationBean<PackagerServlet> packagerServlet(DefaultPackager packager) {
        ServletRegistrationBean<PackagerServlet> servlet =
                new ServletRegistrationBean<>(new PackagerServlet(packager), PackagerServlet.PATH + "*");
        servlet.setName("packager");
        servlet.setAsyncSupported(true);
        return servlet;
    }
}
