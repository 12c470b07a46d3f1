package io.vitrine.shop;

/**
 * A picture of a product, as pages show it.
 *
 * @param hash of its content; its files are named after it
 * @param alt what it shows, for those who cannot see it; may be empty
 * @param width of the largest file, in pixels
 * @param height of the largest file
 */
public record ProductImage(ImageId id, String hash, String alt, int width, int height) {

    /** The address of the largest, at most 1,200 pixels wide. */
    public String large() {
        return address(ImageSize.LARGE);
    }

    /** The address of one that fills a phone or a card, at most 480 pixels wide. */
    public String medium() {
        return address(ImageSize.MEDIUM);
    }

    /** The address of one for a list, at most 120 pixels wide. */
    public String tile() {
        return address(ImageSize.TILE);
    }

    private String address(ImageSize size) {
        return "/shop/images/" + size.fileOf(hash);
    }
}
