package io.vitrine.shop;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tells the formats of pictures apart by their first bytes; what a file calls itself says nothing. */
enum PictureFormat {
    JPEG("jpeg", 40_000_000) {
        @Override
        boolean begins(byte[] content) {
            return startsWith(content, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        }
    },
    PNG("png", 40_000_000) {
        @Override
        boolean begins(byte[] content) {
            return startsWith(content, 0, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        }
    },
    /** Its reader cannot leave out lines and holds the whole picture, many times larger than its pixels. */
    WEBP("webp", 4_500_000) {
        @Override
        boolean begins(byte[] content) {
            return startsWith(content, 0, "RIFF".getBytes(StandardCharsets.US_ASCII))
                    && startsWith(content, 8, "WEBP".getBytes(StandardCharsets.US_ASCII));
        }
    };

    private final String reader;
    private final long mostPixels;

    PictureFormat(String reader, long mostPixels) {
        this.reader = reader;
        this.mostPixels = mostPixels;
    }

    abstract boolean begins(byte[] content);

    /** The name by which Image I/O knows its reader. */
    String reader() {
        return reader;
    }

    /** The most pixels that fit into the memory of a small machine while they are drawn. */
    long mostPixels() {
        return mostPixels;
    }

    static Optional<PictureFormat> of(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
    }

    private static boolean startsWith(byte[] content, int at, byte[] sign) {
        return content.length >= at + sign.length && Arrays.equals(content, at, at + sign.length, sign, 0, sign.length);
    }
}
