package io.vitrine.shop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Draws pictures to upload. */
public final class SamplePictures {

    private SamplePictures() {}

    /** Red on the left, blue on the right. */
    public static byte[] jpeg(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] transparentPng(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** As a printer wants it, in four inks, marked and turned round as Adobe's programs do it: red left, blue right. */
    static byte[] cmyk(int width, int height) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = x < width / 2;
                inks.setPixel(x, y, new int[] {left ? 255 : 0, 0, left ? 0 : 255, 255});
            }
        }
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (ImageOutputStream stream = ImageIO.createImageOutputStream(content)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(inks, null, null), null);
            } finally {
                writer.dispose();
            }
            byte[] plain = content.toByteArray();
            byte[] mark = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
            return ByteBuffer.allocate(plain.length + mark.length)
                    .put(plain, 0, 2)
                    .put(mark)
                    .put(plain, 2, plain.length - 2)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG with Exif that says how the camera was held, and a text that must not survive. */
    static byte[] photo(int width, int height, int orientation, String secret) {
        byte[] text = (secret + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + text.length);
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010f).putShort((short) 2).putInt(text.length).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        tiff.putShort((short) 0).putInt(0).put(text);
        byte[] plain = jpeg(width, height);
        ByteBuffer photo = ByteBuffer.allocate(plain.length + 10 + tiff.capacity());
        photo.put(plain, 0, 2).putShort((short) 0xffe1).putShort((short) (8 + tiff.capacity()));
        photo.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return photo.put(plain, 2, plain.length - 2).array();
    }

    /** The head of a PNG that claims to be enormous; its pixels would take gigabytes. */
    static byte[] bomb(int width, int height) {
        byte[] bomb = png(16, 16);
        ByteBuffer head = ByteBuffer.wrap(bomb);
        head.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        head.putInt(29, (int) sum.getValue());
        return bomb;
    }

    static BufferedImage read(byte[] content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage halves(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            ImageIO.write(picture, format, content);
            return content.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
