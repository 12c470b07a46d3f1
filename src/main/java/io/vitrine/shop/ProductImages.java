package io.vitrine.shop;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;

/** Keeps the pictures of products. What it keeps is drawn anew: no metadata of an upload survives, nor its name. */
public interface ProductImages {

    /** The most pictures of a product. */
    int MOST = 15;

    /** The most bytes of an upload. */
    long MOST_BYTES = 10L * 1024 * 1024;

    /** The most characters that say what a picture shows. */
    int MOST_OF_ALT = 200;

    /**
     * Adds a picture behind the others. Uploads are drawn one after the other, so this may wait for its turn.
     *
     * @param upload a JPEG, PNG or WebP picture
     * @param size of the upload in bytes
     * @throws ShopException if it is too large, not a picture that can be read, there already, or one too many; or if it
     *     cannot be kept. Nothing is changed then.
     */
    ProductImage add(ProductId product, InputStreamSource upload, long size);

    /**
     * Says what a picture shows.
     *
     * @throws ShopException if that is not one line of text
     */
    void describe(ProductId product, ImageId image, String alt);

    /** Moves a picture; nothing happens at the end of the row, or if it is gone. */
    void move(ProductId product, ImageId image, Step step);

    /** Takes a picture away; nothing happens if it is gone. */
    void remove(ProductId product, ImageId image);

    /** The file of that name, if there is one. */
    Optional<Path> file(String name);

    /** Where to a picture moves. */
    enum Step {
        FIRST,
        EARLIER,
        LATER
    }
}
