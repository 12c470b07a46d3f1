package io.vitrine.packaging;

import java.time.Duration;
import java.util.List;

/**
 * A stream to be packaged.
 *
 * @param id names its folder and its addresses
 * @param part the duration of a part, {@code EXT-X-PART-INF}
 * @param renditions best first
 */
public record StreamSpec(String id, Duration part, List<RenditionSpec> renditions) {}
