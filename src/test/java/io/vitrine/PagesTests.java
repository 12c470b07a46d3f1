package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds all templates and texts to what the Content-Security-Policy and both languages ask of them. */
class PagesTests {

    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>");
    private static final Pattern INLINE_STYLE = Pattern.compile("<style|\\s(th:)?style=");
    private static final Pattern HANDLER = Pattern.compile("\\s(th:)?on[a-z]+=|\\shx-on|javascript:");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");

    @Test
    void templatesWhenReadHoldNothingThatThePolicyForbids() throws IOException {
        for (Path template : templates()) {
            String html = Files.readString(template);
            assertThat(html)
                    .as("%s", template)
                    .doesNotContainPattern(INLINE_SCRIPT)
                    .doesNotContainPattern(INLINE_STYLE)
                    .doesNotContainPattern(HANDLER);
        }
    }

    @Test
    void messagesWhenComparedHaveTheSameKeysInBothLanguages() {
        assertThat(new TreeSet<>(messages("messages_ko.properties").stringPropertyNames()))
                .containsExactlyElementsOf(
                        new TreeSet<>(messages("messages.properties").stringPropertyNames()));
    }

    @Test
    void messagesWhenComparedUseTheSamePlaceholders() {
        Properties english = messages("messages.properties");
        Properties korean = messages("messages_ko.properties");
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(korean.getProperty(key, "")))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void messagesWhenReadNameNoKeyTwice() throws IOException {
        for (String file : List.of("messages.properties", "messages_ko.properties")) {
            List<String> keys = Files.readAllLines(Path.of("src/main/resources", file)).stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).as(file).doesNotHaveDuplicates();
        }
    }

    private static TreeSet<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("templates/web"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static Properties messages(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources", name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
