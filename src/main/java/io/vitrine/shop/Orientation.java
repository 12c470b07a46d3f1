package io.vitrine.shop;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how a camera was held, and turns its picture upright.
 *
 * @param exif 1 to 8, as Exif numbers them; 1 is upright
 */
record Orientation(int exif) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final Logger log = LoggerFactory.getLogger(Orientation.class);

    /** Looks into nothing but the Exif of a JPEG: there metadata cannot be blown up, as the compressed ones of a PNG can. */
    static Orientation ofJpeg(byte[] picture) {
        try {
            ExifIFD0Directory exif = JpegMetadataReader.readMetadata(
                            new ByteArrayInputStream(picture), List.of(new ExifReader()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new Orientation(value);
        } catch (JpegProcessingException | IOException | RuntimeException e) {
            // Whoever reads the picture itself says what is wrong with it; without a note of a camera it is upright.
            log.debug("Cannot read the metadata of a picture: {}", e.toString());
            return UPRIGHT;
        }
    }

    boolean isUpright() {
        return exif == 1;
    }

    /** Whether width and height change places. */
    boolean isOnItsSide() {
        return exif >= 5;
    }

    /** The picture upright, on white. */
    BufferedImage upright(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage turned = Canvas.white(isOnItsSide() ? height : width, isOnItsSide() ? width : height);
        Graphics2D graphics = turned.createGraphics();
        try {
            graphics.drawImage(picture, transform(width, height), null);
        } finally {
            graphics.dispose();
        }
        return turned;
    }

    private AffineTransform transform(int width, int height) {
        return switch (exif) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
