package io.vitrine.screenshots;

import com.microsoft.playwright.options.ColorScheme;

/** What a picture is taken with. */
enum Look {
    DESKTOP("desktop", 1280, 800, ColorScheme.LIGHT),
    PHONE("phone", 390, 844, ColorScheme.LIGHT),
    DESKTOP_DARK("desktop-dark", 1280, 800, ColorScheme.DARK),
    PHONE_DARK("phone-dark", 390, 844, ColorScheme.DARK);

    private final String folder;
    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(String folder, int width, int height, ColorScheme scheme) {
        this.folder = folder;
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /** The name of the folder of its pictures. */
    String folder() {
        return folder;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ColorScheme scheme() {
        return scheme;
    }

    boolean isPhone() {
        return width < 600;
    }

    boolean isDark() {
        return scheme == ColorScheme.DARK;
    }
}
