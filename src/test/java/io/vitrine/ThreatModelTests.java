package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the threat model to the tests: each threat names one at least, and none that there is not. */
class ThreatModelTests {

    private static final Path DOCUMENT = Path.of("docs/security.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Tests)\\.(\\w+)`");

    @Test
    void threatsNameTestsThatThereAre() throws IOException {
        List<String> threats = threats();
        assertThat(threats).hasSizeGreaterThan(30);
        List<String> wrong = new ArrayList<>();
        for (String threat : threats) {
            Matcher named = NAMED.matcher(threat);
            if (!named.find()) {
                wrong.add(threat + " names no test");
                continue;
            }
            do {
                if (!exists(named.group(1), named.group(2))) {
                    wrong.add(threat + " names " + named.group() + ", and there is none such");
                }
            } while (named.find());
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> threats() throws IOException {
        String document = Files.readString(DOCUMENT);
        return document.substring(document.indexOf("| threat |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static boolean exists(String type, String method) throws IOException {
        Pattern declared = Pattern.compile("@(Test|ParameterizedTest)\\b(?s:.*?)\\bvoid " + method + "\\(");
        try (Stream<Path> tree = Files.walk(TESTS)) {
            List<Path> files = tree.filter(file -> file.getFileName().toString().equals(type + ".java"))
                    .toList();
            for (Path file : files) {
                if (declared.matcher(Files.readString(file)).find()) {
                    return true;
                }
            }
            return false;
        }
    }
}
