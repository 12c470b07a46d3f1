package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws real uploads anew. */
class PictureTests {

    @Test
    void pictureWhenLargeIsMadeSmallerInEverySize() {
        Picture picture = Picture.of(SamplePictures.jpeg(5000, 2500));

        assertThat(picture.width()).isEqualTo(1200);
        assertThat(picture.height()).isEqualTo(600);
        assertSize(picture, ImageSize.LARGE, 1200, 600);
        assertSize(picture, ImageSize.MEDIUM, 480, 240);
        assertSize(picture, ImageSize.TILE, 120, 60);
        BufferedImage large = file(picture, ImageSize.LARGE);
        assertColour(large, 300, 300, Color.RED);
        assertColour(large, 900, 300, Color.BLUE);
    }

    @Test
    void pictureWhenSmallIsNotEnlarged() {
        Picture picture = Picture.of(SamplePictures.png(300, 200));
        assertSize(picture, ImageSize.LARGE, 300, 200);
        assertSize(picture, ImageSize.MEDIUM, 300, 200);
        assertSize(picture, ImageSize.TILE, 120, 80);
    }

    @Test
    void pictureWhenVeryLongStaysWithinThreeTimesItsWidth() {
        assertSize(Picture.of(SamplePictures.png(400, 20_000)), ImageSize.LARGE, 72, 3600);
        assertSize(Picture.of(SamplePictures.png(1, 30_000)), ImageSize.TILE, 1, 360);
        assertSize(Picture.of(SamplePictures.png(30_000, 1)), ImageSize.TILE, 120, 1);
    }

    @ParameterizedTest
    @CsvSource({"1,400,200,RED,BLUE", "3,400,200,BLUE,RED", "6,200,400,RED,BLUE", "8,200,400,BLUE,RED"})
    void photoWhenTheCameraWasTurnedIsUprightAndForgetsItsMetadata(
            int orientation, int width, int height, String first, String last) {
        byte[] photo = SamplePictures.photo(400, 200, orientation, "35.1796 N 129.0756 E");
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("35.1796 N");

        Picture picture = Picture.of(photo);

        assertSize(picture, ImageSize.LARGE, width, height);
        BufferedImage large = file(picture, ImageSize.LARGE);
        assertColour(large, 20, 20, named(first));
        assertColour(large, width - 20, height - 20, named(last));
        picture.files()
                .values()
                .forEach(file -> assertThat(new String(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Exif", "35.1796"));
    }

    @Test
    void pictureWhenInTheInksOfAPrinterHasTheColoursOfAScreen() {
        Picture picture = Picture.of(SamplePictures.cmyk(2600, 1300));
        assertSize(picture, ImageSize.LARGE, 1200, 600);
        BufferedImage large = file(picture, ImageSize.LARGE);
        assertColour(large, 300, 300, Color.RED);
        assertColour(large, 900, 300, Color.BLUE);
    }

    @Test
    void pictureWhenTransparentIsOnWhite() {
        assertColour(file(Picture.of(SamplePictures.transparentPng(50, 50)), ImageSize.LARGE), 25, 25, Color.WHITE);
    }

    @Test
    void pictureWhenWebpIsRead() throws IOException {
        try (InputStream sample = Objects.requireNonNull(getClass().getResourceAsStream("/io/vitrine/shop/cup.webp"))) {
            Picture picture = Picture.of(sample.readAllBytes());
            assertSize(picture, ImageSize.LARGE, 640, 360);
        }
    }

    @Test
    void pictureWhenItsSizeIsABombIsRefusedBeforeItIsDrawn() {
        assertRefused("shop.image.pixels", SamplePictures.bomb(60_000, 60_000));
        assertRefused("shop.image.pixels", SamplePictures.bomb(8001, 5000));
        // As many as there may be: then it is the missing pixels that are said.
        assertRefused("shop.image.broken", SamplePictures.bomb(8000, 5000));
    }

    @Test
    void uploadWhenNoPictureIsRefusedWhateverItBegins() {
        assertRefused("shop.image.type", new byte[0]);
        assertRefused("shop.image.type", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));
        assertRefused("shop.image.type", "GIF89a".getBytes(StandardCharsets.UTF_8));
        assertRefused("shop.image.broken", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 2});
        byte[] png = SamplePictures.png(400, 400);
        assertRefused("shop.image.broken", Arrays.copyOf(png, 40));
        assertRefused("shop.image.broken", "RIFF....WEBPVP8 rubbish".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void hashWhenDrawnTwiceIsTheSame() {
        assertThat(Picture.of(SamplePictures.jpeg(300, 200)).hash())
                .isEqualTo(Picture.of(SamplePictures.jpeg(300, 200)).hash())
                .isNotEqualTo(Picture.of(SamplePictures.jpeg(300, 201)).hash())
                .matches("[0-9a-f]{64}");
    }

    private static void assertRefused(String code, byte[] upload) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> Picture.of(upload))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertSize(Picture picture, ImageSize size, int width, int height) {
        BufferedImage file = file(picture, size);
        assertThat(file.getWidth()).as("width").isEqualTo(width);
        assertThat(file.getHeight()).as("height").isEqualTo(height);
    }

    private static BufferedImage file(Picture picture, ImageSize size) {
        return SamplePictures.read(Objects.requireNonNull(picture.files().get(size)));
    }

    private static Color named(String name) {
        return name.equals("RED") ? Color.RED : Color.BLUE;
    }

    private static void assertColour(BufferedImage picture, int x, int y, Color wanted) {
        Color seen = new Color(picture.getRGB(x, y));
        assertThat(Math.abs(seen.getRed() - wanted.getRed())
                        + Math.abs(seen.getGreen() - wanted.getGreen())
                        + Math.abs(seen.getBlue() - wanted.getBlue()))
                .as("%s at %d, %d", seen, x, y)
                .isLessThan(40);
    }
}
