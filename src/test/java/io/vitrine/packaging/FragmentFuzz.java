package io.vitrine.packaging;

/** Reads whatever comes as fragmented MP4, in pieces: it is refused as malformed, if at all, within the memory allowed. */
public final class FragmentFuzz {

    private static final int MOST_MEMORY = 34 << 20;
    private static final int MOST_OF_NAMES = 1000;

    private FragmentFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        FragmentReader reader = new FragmentReader(new FragmentReader.Sink() {
            @Override
            public void movie(Movie movie) {
                if (movie.codecs().length() > MOST_OF_NAMES) {
                    throw new IllegalStateException("Nobody could write these codecs into a playlist");
                }
            }

            @Override
            public void fragment(Movie movie, Fragment fragment) {
                // That it could be made is what counts.
            }
        });
        int piece = 1 + 16 * (input[input.length - 1] & 0xff);
        try {
            for (int at = 0; at < input.length; at += piece) {
                reader.feed(input, at, Math.min(piece, input.length - at));
            }
        } catch (MalformedMediaException expected) {
            // Whoever sends it is told so.
        }
        if (reader.capacity() > MOST_MEMORY) {
            throw new IllegalStateException(input.length + " bytes took " + reader.capacity());
        }
    }
}
