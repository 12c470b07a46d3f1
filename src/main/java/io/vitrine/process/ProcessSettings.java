package io.vitrine.process;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the process module.
 *
 * @param records the folder where running processes are written down
 */
@ConfigurationProperties("vitrine.process")
record ProcessSettings(Path records) {}
