package io.vitrine.screenshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/screenshots to the pages there are. */
class ScreenshotsTests {

    private static final Path PICTURES = Path.of("docs/screenshots");
    private static final Path TEMPLATES = Path.of("templates/web");

    /** The frame of all pages; and those that tell of a fault of ours, and of a limit that is reached, of which a demo has none. */
    private static final List<String> NOT_PICTURED = List.of("layout", "error-500", "full");

    @Test
    void picturesWhenAPageIsThereShowItOnADeskAndOnAPhone() throws IOException {
        for (Look look : List.of(Look.DESKTOP, Look.PHONE)) {
            assertThat(pictured(look)).as(look.folder()).containsAll(pages());
        }
    }

    @Test
    void picturesWhenAPageIsGoneAreGone() throws IOException {
        assertThat(pages()).containsAll(pictured(Look.DESKTOP));
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            return templates
                    .filter(Files::isRegularFile)
                    .filter(ScreenshotsTests::isPage)
                    .map(template -> TEMPLATES.relativize(template).toString())
                    .map(template -> template.replace('/', '-').replace(".html", ""))
                    .filter(page -> !NOT_PICTURED.contains(page))
                    .toList();
        }
    }

    private static boolean isPage(Path template) {
        try {
            String text = Files.readString(template);
            return text.contains("layout :: page(") || text.contains("<title");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The templates of the pictures of this look. */
    private static List<String> pictured(Look look) throws IOException {
        try (Stream<Path> pictures = Files.list(PICTURES.resolve(look.folder()))) {
            return pictures.map(picture -> picture.getFileName().toString().replaceAll("[.].*", ""))
                    .distinct()
                    .toList();
        }
    }
}
