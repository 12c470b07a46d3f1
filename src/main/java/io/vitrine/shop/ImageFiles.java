package io.vitrine.shop;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the files of pictures in one folder, from where the edge serves them as well. */
@Component
class ImageFiles {

    private static final Logger log = LoggerFactory.getLogger(ImageFiles.class);
    private static final String DRAFT = ".part";

    private final Path folder;

    ImageFiles(ShopSettings settings) {
        this.folder = settings.images();
    }

    /**
     * Writes all files of a picture, or none.
     *
     * @throws ShopException if they cannot be written
     */
    void write(Picture picture) {
        List<Path> fresh = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<ImageSize, byte[]> file : picture.files().entrySet()) {
                Path target = folder.resolve(file.getKey().fileOf(picture.hash()));
                if (Files.notExists(target)) {
                    fresh.add(target);
                    write(target, file.getValue());
                }
            }
        } catch (IOException e) {
            fresh.forEach(ImageFiles::delete);
            log.error(
                    "A picture cannot be kept in {}: {}. See that there is room, and that Vitrine may write there",
                    folder,
                    e.toString());
            throw ShopException.of("shop.image.storage", "The picture cannot be kept");
        }
    }

    void remove(String hash) {
        for (ImageSize size : ImageSize.values()) {
            delete(folder.resolve(size.fileOf(hash)));
        }
    }

    Optional<Path> find(String name) {
        return ImageSize.hashIn(name).map(hash -> folder.resolve(name)).filter(Files::isRegularFile);
    }

    /** The hashes of the files last changed before that moment; drafts of then are removed. */
    Set<String> olderThan(Instant moment) {
        Set<String> hashes = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return hashes;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    ImageSize.hashIn(name).ifPresent(hashes::add);
                    if (name.endsWith(DRAFT)) {
                        delete(file);
                    }
                }
            }
        } catch (IOException e) {
            log.warn("Cannot look through {} for pictures that are of no product: {}", folder, e.toString());
        }
        return hashes;
    }

    private static void write(Path target, byte[] content) throws IOException {
        Path draft = target.resolveSibling(target.getFileName() + DRAFT);
        try {
            Files.write(draft, content);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            log.debug("{} was written meanwhile", target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("Cannot remove {}: {}", file, e.toString());
        }
    }
}
