package io.vitrine.nodes;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A path as it stands in an nginx configuration: between quotes, and without anything that
 * nginx would read as more than a name.
 */
record ConfigurationPath(Path path) {

    private static final Pattern HARMLESS = Pattern.compile("/[\\p{L}\\p{N}/._ +@,:=~-]*");

    ConfigurationPath {
        if (!isHarmless(path.toString())) {
            throw NodeException.unfitPath(path);
        }
    }

    static boolean isHarmless(String path) {
        return HARMLESS.matcher(path).matches();
    }

    static ConfigurationPath of(Path path) {
        return new ConfigurationPath(path.toAbsolutePath().normalize());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
