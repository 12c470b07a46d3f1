package io.vitrine.packaging;

/**
 * An input of a rendition is over.
 *
 * @param malformed whether it was ended because what it sent was no fragmented MP4 we can read
 * @param reason in words for people
 */
public record InputEnded(String stream, String rendition, boolean malformed, String reason) {}
