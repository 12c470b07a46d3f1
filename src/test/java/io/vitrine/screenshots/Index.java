package io.vitrine.screenshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page of docs/screenshots that shows all its pictures. */
final class Index {

    private Index() {}

    static void write(Path folder, List<String> names) throws IOException {
        var page = new StringBuilder("# The pages\n\n`./vitrine screenshots` takes these pictures from a demo.\n\n");
        page.append("| | desktop | phone |\n|---|---|---|\n");
        for (String name : names) {
            page.append("| ").append(name).append(" | ");
            page.append(picture(Look.DESKTOP, name, 480)).append(" | ");
            page.append(picture(Look.PHONE, name, 150)).append(" |\n");
        }
        page.append("\nIn the dark:\n\n| | desktop | phone |\n|---|---|---|\n");
        for (String name : names) {
            if (Files.exists(folder.resolve(file(Look.DESKTOP_DARK, name)))) {
                page.append("| ").append(name).append(" | ");
                page.append(picture(Look.DESKTOP_DARK, name, 480)).append(" | ");
                page.append(picture(Look.PHONE_DARK, name, 150)).append(" |\n");
            }
        }
        Files.writeString(folder.resolve("README.md"), page);
    }

    private static String file(Look look, String name) {
        return look.folder() + "/" + name + ".webp";
    }

    private static String picture(Look look, String name, int width) {
        return "<img src=\"" + file(look, name) + "\" width=\"" + width + "\" alt=\"" + name + ", " + look.folder()
                + "\">";
    }
}
