package io.vitrine.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/** The file of names and values by which the launcher learns of the demo's shop; only its owner may read it. */
final class DemoFile {

    private final Path file;

    DemoFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What it holds; nothing if there is none yet. What others have added to it stays. */
    Content read() {
        var content = new Content(new TreeMap<>());
        if (!Files.exists(file)) {
            return content;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    content.set(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Content content) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content.lines(), StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names and values. */
    record Content(Map<String, String> values) {

        void set(String name, String value) {
            values.put(name, value);
        }

        String lines() {
            var lines = new StringBuilder();
            values.forEach((name, value) ->
                    lines.append(name).append('=').append(value).append('\n'));
            return lines.toString();
        }

        /** Values may be secrets. */
        @Override
        public String toString() {
            return values.keySet().toString();
        }
    }
}
