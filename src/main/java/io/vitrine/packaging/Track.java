package io.vitrine.packaging;

import java.util.List;

/**
 * A track of an input.
 *
 * @param codec RFC 6381
 * @param timescale units a second
 * @param sampleDuration what a sample takes unless it says otherwise, in units of the timescale
 * @param sampleFlags a sample's flags unless it says otherwise
 */
record Track(
        long id,
        boolean isVideo,
        String codec,
        int width,
        int height,
        long timescale,
        long sampleDuration,
        long sampleFlags) {

    private static final int MOST_UNITS_A_SECOND = 100_000_000;

    static Track parse(Box trak, List<Box> defaults) throws MalformedMediaException {
        Box header = trak.one("tkhd");
        long id = header.u32(header.u8(0) == 1 ? 20 : 12);
        Box mediaHeader = trak.one("mdia", "mdhd");
        long timescale = mediaHeader.u32(mediaHeader.u8(0) == 1 ? 20 : 12);
        if (timescale < 1 || timescale > MOST_UNITS_A_SECOND) {
            throw MalformedMediaException.because("its timescale is " + timescale);
        }
        boolean video = trak.one("mdia", "hdlr").fourCharacters(8).equals("vide");
        List<Box> entries = trak.one("mdia", "minf", "stbl", "stsd").children(8);
        if (entries.isEmpty()) {
            throw MalformedMediaException.missing("stsd entry");
        }
        Box entry = entries.get(0);
        long duration = 0;
        long flags = 0;
        for (Box trex : defaults) {
            if (trex.u32(4) == id) {
                duration = trex.u32(12);
                flags = trex.u32(20);
            }
        }
        return new Track(
                id,
                video,
                CodecString.of(entry, video),
                video ? entry.u16(24) : 0,
                video ? entry.u16(26) : 0,
                timescale,
                duration,
                flags);
    }

    long micros(long units) {
        return Math.multiplyHigh(units, 1_000_000L) == 0
                ? units * 1_000_000L / timescale
                : units / timescale * 1_000_000L + units % timescale * 1_000_000L / timescale;
    }
}
