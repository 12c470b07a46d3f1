package io.vitrine.packaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of ISO 14496-12 inside bytes that have been read: its type and where its body lies. Every access is checked
 * against the body's end, and nothing is descended into unless it is asked for by name, so nesting costs nothing.
 */
record Box(String type, byte[] data, int from, int to) {

    /** More than any box we look into has; FFmpeg writes about ten. */
    private static final int MOST_CHILDREN = 256;

    static Box of(String type, byte[] data, int from, int to) {
        return new Box(type, data, from, to);
    }

    /** The boxes in this one's body, which may begin with fields of its own. */
    List<Box> children(int fields) throws MalformedMediaException {
        List<Box> children = new ArrayList<>();
        int at = from + fields;
        while (at + 8 <= to) {
            long size = u32At(at);
            if (size < 8 || size > to - at) {
                throw MalformedMediaException.truncated(type);
            }
            if (children.size() == MOST_CHILDREN) {
                throw MalformedMediaException.because("the box " + type + " holds too many others");
            }
            children.add(new Box(typeAt(data, at + 4), data, at + 8, at + (int) size));
            at += (int) size;
        }
        return children;
    }

    List<Box> all(String child) throws MalformedMediaException {
        return children(0).stream().filter(box -> box.type.equals(child)).toList();
    }

    Box one(String... path) throws MalformedMediaException {
        Box found = this;
        for (String step : path) {
            List<Box> matches = found.all(step);
            if (matches.isEmpty()) {
                throw MalformedMediaException.missing(step);
            }
            found = matches.get(0);
        }
        return found;
    }

    int length() {
        return to - from;
    }

    int u8(int offset) throws MalformedMediaException {
        check(offset, 1);
        return data[from + offset] & 0xff;
    }

    int u16(int offset) throws MalformedMediaException {
        check(offset, 2);
        return (data[from + offset] & 0xff) << 8 | data[from + offset + 1] & 0xff;
    }

    long u32(int offset) throws MalformedMediaException {
        check(offset, 4);
        return u32At(from + offset);
    }

    long u64(int offset) throws MalformedMediaException {
        check(offset, 8);
        return u32At(from + offset) << 32 | u32At(from + offset + 4);
    }

    /** The first four bytes, of which somebody else made sure. */
    long lenient32() {
        return u32At(from);
    }

    String fourCharacters(int offset) throws MalformedMediaException {
        check(offset, 4);
        return typeAt(data, from + offset);
    }

    static String typeAt(byte[] data, int at) {
        return new String(data, at, 4, StandardCharsets.ISO_8859_1);
    }

    private void check(int offset, int length) throws MalformedMediaException {
        if (offset < 0 || offset > length() - length) {
            throw MalformedMediaException.truncated(type);
        }
    }

    private long u32At(int at) {
        return (data[at] & 0xffL) << 24
                | (data[at + 1] & 0xff) << 16
                | (data[at + 2] & 0xff) << 8
                | data[at + 3] & 0xff;
    }
}
