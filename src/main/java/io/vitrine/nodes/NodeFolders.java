package io.vitrine.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Makes the folders that the two nginx need, and puts the pages there that the edge shows by itself. */
final class NodeFolders {

    private static final List<String> PAGES = List.of("down.html", "down.css");

    private final NodesSettings settings;

    NodeFolders(NodesSettings settings) {
        this.settings = settings;
    }

    void prepare() {
        try {
            for (Instance instance : Instance.values()) {
                NodeFiles files = NodeFiles.of(settings, instance);
                Files.createDirectories(files.temporary());
                Files.createDirectories(files.cache());
                Files.createDirectories(files.media());
                Files.createDirectories(files.guarded());
                Files.createDirectories(files.challenges());
                Files.createDirectories(files.log().getParent());
            }
            Path pages = NodeFiles.of(settings, Instance.EDGE).pages();
            Files.createDirectories(pages);
            for (String page : PAGES) {
                copy(page, pages.resolve(page));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** nginx makes the last folder of each, and takes none whose parent is missing. */
    void prepare(NodeOptions options) {
        Path applications = NodeFiles.of(settings, Instance.INGEST).applications();
        for (String name : options.applicationNames()) {
            try {
                Files.createDirectories(applications.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(String page, Path target) throws IOException {
        try (InputStream content = NodeFolders.class.getResourceAsStream("/nginx/" + page)) {
            if (content == null) {
                throw new IOException("nginx/" + page + " is not packaged");
            }
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
