package io.vitrine.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo.
 *
 * @param enabled whether there is one
 * @param file what the launcher is told, with secrets: sign-in data and the stream key
 */
@ConfigurationProperties("vitrine.demo")
record DemoSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("./var/demo.properties") Path file) {}
