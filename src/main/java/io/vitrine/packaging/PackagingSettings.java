package io.vitrine.packaging;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the packager.
 *
 * @param folder where segments are written; the edge nginx serves it
 * @param window how many segments a playlist names
 * @param keepFinished how long the files of a stream that ended stay
 * @param keepUnclaimed how long, after a start, files of an earlier run wait to be gone on with
 */
@ConfigurationProperties("vitrine.packaging")
@Validated
record PackagingSettings(
        Path folder,
        @DefaultValue("30") @Min(6) int window,
        @DefaultValue("1m") Duration keepFinished,
        @DefaultValue("5m") Duration keepUnclaimed) {}
