package io.vitrine.screenshots;

import com.microsoft.playwright.Playwright;
import io.vitrine.support.Browser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes the pictures of all pages from a demo that runs: {@code Screenshots <data folder> <address> <mail port> <folder>
 * [docs | NAMES]}; see {@code ./vitrine screenshots}. With {@code docs} they are those of docs/screenshots, with an index.
 * Without it each page is taken as a whole, on a desktop and on a phone, in English and light and in Korean and dark, and
 * faults.txt says what is wrong with them.
 */
public final class Screenshots {

    /** What docs/screenshots shows in the dark, too. */
    private static final Set<String> DARK = Set.of("watch", "studio-broadcast");

    private final List<Camera> cameras = new ArrayList<>();

    private Screenshots() {}

    public static void main(String[] arguments) throws IOException {
        var demo = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0], "demo.properties"))) {
            demo.load(reader);
        }
        Path folder = Files.createDirectories(Path.of(arguments[3]));
        List<String> names = List.of(arguments).subList(4, arguments.length);
        var review = new Review(!names.equals(List.of("docs")), folder);
        try (PostOffice post = new PostOffice(Integer.parseInt(arguments[2]));
                Playwright playwright = Browser.playwright();
                com.microsoft.playwright.Browser chromium = Browser.chromium(playwright);
                Scenery scenery = Scenery.build(chromium, arguments[1], demo, post)) {
            removeOld(folder, names);
            var screenshots = new Screenshots();
            for (Look look : Look.values()) {
                Predicate<String> wanted = review.isWanted()
                        ? name -> names.isEmpty() || names.contains(name)
                        : name -> !look.isDark() || DARK.contains(name);
                String language = review.isWanted() && look.isDark() ? "ko" : "en";
                screenshots.cameras.add(new Camera(chromium, scenery, look, language, folder, review, wanted));
            }
            screenshots.takeAll(scenery);
            if (!review.isWanted()) {
                Index.write(folder, screenshots.cameras.get(0).taken());
            }
        }
    }

    private void takeAll(Scenery scenery) {
        var tour = new Tour(scenery);
        each(tour::onAir);
        scenery.interrupt();
        each(tour::interrupted);
        scenery.end();
        each(tour::over);
        each(Camera::close);
    }

    private void each(Consumer<Camera> deed) {
        cameras.forEach(deed);
    }

    private static void removeOld(Path folder, List<String> names) throws IOException {
        try (Stream<Path> old = Files.walk(folder, 2)) {
            for (Path picture : old.filter(one -> one.toString().endsWith(".webp"))
                    .filter(one -> names.isEmpty()
                            || names.contains("docs")
                            || names.contains(one.getFileName().toString().replace(".webp", "")))
                    .toList()) {
                Files.delete(picture);
            }
        }
    }
}
