package io.vitrine.packaging;

import java.nio.file.Path;

/**
 * Two files that, one after the other, begin with a whole picture. They may be removed a minute later.
 *
 * @param initialisation what the segment cannot be read without
 * @param segment may still grow
 * @param pixels of the picture
 */
public record Keyframe(Path initialisation, Path segment, int pixels) {}
