package io.vitrine.packaging;

/** The first part of the best rendition of an input can be played. */
public record PictureReady(String stream) {}
