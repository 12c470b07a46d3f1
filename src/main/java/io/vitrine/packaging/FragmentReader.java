package io.vitrine.packaging;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads fragmented MP4 as it comes, in pieces of any size.
 *
 * <p>Holds at most one initialisation or one fragment, within limits, and takes memory only for bytes that have come:
 * a box that claims to be large costs nothing.
 */
final class FragmentReader {

    private static final int MOST_HEAD = 1 << 20;
    private static final int MOST_FRAGMENT = 32 << 20;
    private static final int USUAL = 64 << 10;

    private final Sink sink;

    /** What has come of the current pair of boxes ({@code ftyp} and {@code moov}, or {@code moof} and {@code mdat}). */
    private byte[] pair = new byte[USUAL];

    private int length;

    /** Where the current box begins, and where it ends; the end is not known until its head is here. */
    private int boxAt;

    private long boxEnd = -1;
    private int bodyAt;
    private String type = "";
    private boolean skipped;
    private int moofEnd = -1;
    private @Nullable Movie movie;

    FragmentReader(Sink sink) {
        this.sink = sink;
    }

    /** Goes on after an initialisation that was read before. */
    FragmentReader(Sink sink, Movie movie) {
        this(sink);
        this.movie = movie;
    }

    void feed(byte[] bytes, int from, int count) throws MalformedMediaException {
        int at = from;
        int end = from + count;
        while (at < end) {
            long wanted = boxEnd < 0 ? boxAt + headLength() - length : boxEnd - length;
            int taken = (int) Math.min(wanted, end - at);
            keep(bytes, at, taken);
            at += taken;
            if (boxEnd < 0 && length - boxAt >= headLength()) {
                head();
            }
            if (boxEnd >= 0 && length == boxEnd) {
                complete();
            }
        }
    }

    /** Whether nothing of a fragment is lost if the input ends here. */
    boolean isBetweenFragments() {
        return length == 0;
    }

    /** How much memory it holds. */
    int capacity() {
        return pair.length;
    }

    private int headLength() {
        return length - boxAt >= 8 && size32() == 1 ? 16 : 8;
    }

    private long size32() {
        return new Box(type, pair, boxAt, length).lenient32();
    }

    private void keep(byte[] bytes, int from, int count) {
        if (length + count > pair.length) {
            pair = Arrays.copyOf(pair, Math.max(length + count, Math.min(pair.length * 2, MOST_FRAGMENT + MOST_HEAD)));
        }
        System.arraycopy(bytes, from, pair, length, count);
        length += count;
    }

    private void head() throws MalformedMediaException {
        Box head = new Box("head", pair, boxAt, length);
        long size = head.u32(0);
        type = head.fourCharacters(4);
        bodyAt = boxAt + 8;
        if (size == 1) {
            size = head.u64(8);
            bodyAt = boxAt + 16;
        }
        if (size < bodyAt - boxAt || size > most()) {
            throw MalformedMediaException.tooLarge(printable(type), size);
        }
        boxEnd = boxAt + size;
    }

    private long most() throws MalformedMediaException {
        skipped = false;
        switch (type) {
            case "ftyp", "moov" -> {
                if (movie != null || type.equals("ftyp") && boxAt > 0) {
                    throw MalformedMediaException.because("it begins again in the middle");
                }
                return MOST_HEAD;
            }
            case "moof" -> {
                if (movie == null || moofEnd >= 0) {
                    throw MalformedMediaException.because("a fragment comes where none may be");
                }
                return MOST_HEAD;
            }
            case "mdat" -> {
                if (moofEnd < 0) {
                    throw MalformedMediaException.because("media comes before its moof");
                }
                return MOST_FRAGMENT;
            }
            case "free", "skip", "styp", "sidx", "prft", "emsg", "mfra" -> {
                if (moofEnd >= 0) {
                    throw MalformedMediaException.because("its moof and mdat are apart");
                }
                skipped = true;
                return MOST_HEAD;
            }
            default -> throw MalformedMediaException.because("it is no fragmented MP4");
        }
    }

    private void complete() throws MalformedMediaException {
        Box box = new Box(type, pair, bodyAt, length);
        boxEnd = -1;
        if (skipped) {
            length = boxAt;
            return;
        }
        boxAt = length;
        switch (type) {
            case "moov" -> {
                Movie read = Movie.parse(box, Arrays.copyOf(pair, length));
                clear();
                movie = read;
                sink.movie(read);
            }
            case "moof" -> moofEnd = length;
            case "mdat" -> fragment();
            default -> {
                // ftyp stays where it is, before its moov.
            }
        }
    }

    private void fragment() throws MalformedMediaException {
        Movie known = movie;
        if (known == null) {
            throw MalformedMediaException.missing("moov");
        }
        Box first = new Box("pair", pair, 0, moofEnd);
        Fragment fragment = Fragment.parse(known, first.one("moof"), pair, length);
        if (fragment != null) {
            sink.fragment(known, fragment);
        }
        clear();
    }

    private void clear() {
        if (pair.length > 16 * USUAL && length < pair.length / 8) {
            pair = new byte[USUAL];
        }
        length = 0;
        boxAt = 0;
        moofEnd = -1;
    }

    private static String printable(String type) {
        return type.replaceAll("[^a-zA-Z0-9]", "?");
    }

    /** Takes what has been read. */
    interface Sink {

        void movie(Movie movie);

        /** @param fragment its bytes are only lent until the call returns */
        void fragment(Movie movie, Fragment fragment);
    }
}
