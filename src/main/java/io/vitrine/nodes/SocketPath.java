package io.vitrine.nodes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The path of a socket as it stands in an address of nginx: {@code unix:<path>:}. */
record SocketPath(ConfigurationPath path) {

    /** What Linux keeps for such a path (108 bytes), less what the JDK leaves free at its end. */
    private static final int LONGEST = 106;

    SocketPath {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw NodeException.longPath(path.path(), LONGEST);
        }
        if (path.toString().contains(":")) {
            throw NodeException.unfitPath(path.path());
        }
    }

    static SocketPath of(Path path) {
        return new SocketPath(ConfigurationPath.of(path));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
