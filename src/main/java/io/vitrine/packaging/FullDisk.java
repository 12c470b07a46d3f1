package io.vitrine.packaging;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;

/** A full disk costs a stream its oldest segments, and then the part that came, but nothing else. */
final class FullDisk {

    private FullDisk() {}

    /** Writes, and gives up segments of the rendition that holds most for as long as there is no room. */
    static <T> T makingRoom(Collection<Rendition> renditions, Write<T> write) throws IOException {
        while (true) {
            try {
                return write.run();
            } catch (IOException e) {
                boolean roomMade = renditions.stream()
                        .max(Comparator.comparingLong(Rendition::bytesOnDisk))
                        .filter(Rendition::sacrifice)
                        .isPresent();
                if (!roomMade) {
                    throw e;
                }
            }
        }
    }

    /** Writes to disk. */
    interface Write<T> {

        T run() throws IOException;
    }
}
