package io.vitrine.transcoding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the transcoding module.
 *
 * @param ladders how many broadcasts get a ladder at a time, the others are source-only; if not set one for every two
 *     processors, or as many as the machine has room for, of those ladders that were measured
 * @param jobs how many FFmpeg may run at a time; further broadcasts wait
 * @param starting how many FFmpeg may be on their way to their first picture at a time; two for each processor if not
 *     set
 */
@ConfigurationProperties("vitrine.transcoding")
@Validated
record TranscodingSettings(
        @Nullable @Min(0) @Max(1000) Integer ladders,
        @DefaultValue("50") @Min(0) @Max(1000) int jobs,
        @Nullable @Min(1) @Max(1000) Integer starting) {

    int mostStarting() {
        return starting != null ? starting : 2 * Runtime.getRuntime().availableProcessors();
    }

    int mostLadders() {
        return ladders != null ? ladders : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
