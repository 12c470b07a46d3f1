package io.vitrine.thumbnails;

import java.time.Instant;

/**
 * A small picture.
 *
 * @param madeAt when it was made of the newest frame there was
 * @param jpeg 320 pixels wide
 */
public record Thumbnail(Instant madeAt, byte[] jpeg) {}
