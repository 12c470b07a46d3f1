package io.vitrine.shop;

import io.vitrine.shared.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A picture drawn anew from an upload: upright, without transparency, as one JPEG of each size.
 *
 * @param hash of all its files
 * @param width of the largest
 * @param height of the largest
 */
record Picture(String hash, int width, int height, Map<ImageSize, byte[]> files) {

    private static final Logger log = LoggerFactory.getLogger(Picture.class);

    private static final float QUALITY = 0.86f;

    /**
     * Draws what was uploaded. The size is read before anything is drawn, and of a large JPEG or PNG only every nth
     * pixel is kept, so that no upload takes more memory than a small machine has.
     *
     * @throws ShopException if it is not a picture, is too large, or is damaged
     */
    static Picture of(byte[] upload) {
        PictureFormat format = PictureFormat.of(upload)
                .orElseThrow(() -> ShopException.of("shop.image.type", "The upload is no JPEG, PNG or WebP picture"));
        try {
            BufferedImage picture = read(upload, format);
            return encoded(picture);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ShopException refusal) {
                throw refusal;
            }
            log.info("A {} picture of {} bytes cannot be read: {}", format, upload.length, e.toString());
            throw ShopException.of("shop.image.broken", "The picture cannot be read");
        }
    }

    private static BufferedImage read(byte[] upload, PictureFormat format) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.reader()).next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(stream, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > format.mostPixels()) {
                throw ShopException.of(
                        "shop.image.pixels",
                        width + " × " + height + " pixels are too many",
                        width,
                        height,
                        format.mostPixels() / 1_000_000.0,
                        format.name());
            }
            Orientation orientation = format == PictureFormat.JPEG ? Orientation.ofJpeg(upload) : Orientation.UPRIGHT;
            ImageReadParam every = reader.getDefaultReadParam();
            int nth = Math.max(1, (int) (1 / (2 * shrinking(orientation, width, height))));
            if (format != PictureFormat.WEBP) {
                every.setSourceSubsampling(nth, nth, 0, 0);
            }
            return orientation.upright(reader.read(0, every));
        } finally {
            reader.dispose();
        }
    }

    /** How much smaller it has to become for the largest size; 1 if it need not. */
    private static double shrinking(Orientation orientation, long width, long height) {
        return orientation.isOnItsSide()
                ? shrinking(ImageSize.LARGE, height, width)
                : shrinking(ImageSize.LARGE, width, height);
    }

    private static double shrinking(ImageSize size, long width, long height) {
        return Math.min(1, Math.min((double) size.width() / width, (double) size.height() / height));
    }

    private static Picture encoded(BufferedImage picture) throws IOException {
        Map<ImageSize, byte[]> files = new EnumMap<>(ImageSize.class);
        BufferedImage current = picture;
        int width = 0;
        int height = 0;
        for (ImageSize size : ImageSize.values()) {
            double factor = shrinking(size, picture.getWidth(), picture.getHeight());
            current =
                    Canvas.scaled(current, Math.max(1, (int) Math.round(factor * picture.getWidth())), Math.max(1, (int)
                            Math.round(factor * picture.getHeight())));
            files.put(size, jpeg(current));
            width = Math.max(width, current.getWidth());
            height = Math.max(height, current.getHeight());
        }
        return new Picture(hash(files), width, height, files);
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(content)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return content.toByteArray();
    }

    private static String hash(Map<ImageSize, byte[]> files) {
        MessageDigest digest = Sha256.begin();
        files.values().forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
