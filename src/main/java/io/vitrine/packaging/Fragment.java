package io.vitrine.packaging;

import org.jspecify.annotations.Nullable;

/**
 * One {@code moof} with its {@code mdat}: a part. Its bytes are only lent: they are overwritten by the next.
 *
 * @param start when it is decoded, in microseconds of the input's own time
 * @param presented when its first frame is shown
 * @param keyframe whether it begins with one
 * @param frames of the picture (of the sound, if there is no picture)
 */
record Fragment(byte[] bytes, int length, long start, long presented, long duration, boolean keyframe, int frames) {

    private static final long NON_SYNC = 0x0001_0000;
    private static final long LONGEST = 30_000_000;
    private static final long MOST_SAMPLES = 1_000_000;

    long end() {
        return start + duration;
    }

    /** @return null if it holds nothing of the leading track */
    static @Nullable Fragment parse(Movie movie, Box moof, byte[] bytes, int length) throws MalformedMediaException {
        Track leading = movie.leading();
        Fragment found = null;
        for (Box traf : moof.all("traf")) {
            long id = traf.one("tfhd").u32(4);
            if (movie.track(id).isEmpty()) {
                throw MalformedMediaException.because("it names a track it has not announced");
            }
            if (id == leading.id() && found == null) {
                found = parse(leading, traf, bytes, length);
            }
        }
        return found;
    }

    private static @Nullable Fragment parse(Track track, Box traf, byte[] bytes, int length)
            throws MalformedMediaException {
        Defaults defaults = Defaults.of(track, traf.one("tfhd"));
        Box tfdt = traf.one("tfdt");
        long start = tfdt.u8(0) == 1 ? tfdt.u64(4) : tfdt.u32(4);
        if (start < 0 || start > Long.MAX_VALUE / 1_000_000) {
            throw MalformedMediaException.because("its time cannot be right");
        }
        long units = 0;
        long samples = 0;
        long offset = 0;
        boolean keyframe = false;
        for (Box trun : traf.all("trun")) {
            Run run = Run.of(defaults, trun);
            if (samples == 0 && run.samples > 0) {
                keyframe = (run.firstFlags & NON_SYNC) == 0;
                offset = run.firstOffset;
            }
            units += run.units;
            samples += run.samples;
        }
        long duration = track.micros(units);
        if (duration > LONGEST) {
            throw MalformedMediaException.because("a part of it takes more than 30 s");
        }
        return samples == 0
                ? null
                : new Fragment(
                        bytes,
                        length,
                        track.micros(start),
                        track.micros(Math.max(0, start + offset)),
                        duration,
                        keyframe || !track.isVideo(),
                        (int) samples);
    }

    private record Defaults(long duration, long flags) {

        static Defaults of(Track track, Box tfhd) throws MalformedMediaException {
            long present = tfhd.u32(0);
            int at = 8 + ((present & 0x1) == 0 ? 0 : 8) + ((present & 0x2) == 0 ? 0 : 4);
            long duration = track.sampleDuration();
            if ((present & 0x8) != 0) {
                duration = tfhd.u32(at);
                at += 4;
            }
            at += (present & 0x10) == 0 ? 0 : 4;
            return new Defaults(duration, (present & 0x20) == 0 ? track.sampleFlags() : tfhd.u32(at));
        }
    }

    /** What a {@code trun} says of its samples together, and of the first. */
    private record Run(long samples, long units, long firstFlags, long firstOffset) {

        static Run of(Defaults defaults, Box trun) throws MalformedMediaException {
            long present = trun.u32(0);
            long samples = trun.u32(4);
            int first = 8 + ((present & 0x1) == 0 ? 0 : 4) + ((present & 0x4) == 0 ? 0 : 4);
            int sizeOffset = (present & 0x100) == 0 ? 0 : 4;
            int flagsOffset = sizeOffset + ((present & 0x200) == 0 ? 0 : 4);
            int shiftOffset = flagsOffset + ((present & 0x400) == 0 ? 0 : 4);
            int stride = shiftOffset + ((present & 0x800) == 0 ? 0 : 4);
            if (samples > MOST_SAMPLES || samples * stride > trun.length() - first) {
                throw MalformedMediaException.truncated("trun");
            }
            long units = samples * defaults.duration();
            if (sizeOffset > 0) {
                units = 0;
                for (int i = 0; i < samples; i++) {
                    units += trun.u32(first + i * stride);
                }
            }
            if (samples == 0) {
                return new Run(0, 0, 0, 0);
            }
            long flags = (present & 0x4) != 0
                    ? trun.u32(first - 4)
                    : (present & 0x400) != 0 ? trun.u32(first + flagsOffset) : defaults.flags();
            long shift = (present & 0x800) == 0 ? 0 : trun.u32(first + shiftOffset);
            return new Run(samples, units, flags, trun.u8(0) == 0 ? shift : (int) shift);
        }
    }
}
