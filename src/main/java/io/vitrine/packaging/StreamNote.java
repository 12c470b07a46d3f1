package io.vitrine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes in a stream's folder what it was opened with, so that the next run can serve it before it is opened again. */
final class StreamNote {

    private static final String FILE = "stream";

    private StreamNote() {}

    static void write(Path folder, StreamSpec spec) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(spec.part().toMillis()).append('\n');
        for (RenditionSpec rendition : spec.renditions()) {
            text.append(rendition.name())
                    .append(' ')
                    .append(rendition.maxBitrate())
                    .append('\n');
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(FILE), text);
    }

    /** @return null if there is none, or none that can be read */
    static @Nullable StreamSpec read(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(FILE));
            List<RenditionSpec> renditions = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] words = line.split(" ");
                renditions.add(new RenditionSpec(words[0], Long.parseLong(words[1])));
            }
            return new StreamSpec(
                    folder.getFileName().toString(), Duration.ofMillis(Long.parseLong(lines.get(0))), renditions);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
