package io.vitrine.packaging;

/**
 * One rendition of a stream as it is asked for; what arrives is measured.
 *
 * @param name its name in addresses, {@code source} or for example {@code 720p}
 * @param maxBitrate the most it should take, in bit/s, for {@code BANDWIDTH} until enough is measured
 */
public record RenditionSpec(String name, long maxBitrate) {

    /** The rendition that is copied from what the encoder sent. */
    public static final String SOURCE = "source";

    public boolean isSource() {
        return name.equals(SOURCE);
    }
}
