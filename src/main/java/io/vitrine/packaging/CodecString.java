package io.vitrine.packaging;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names the codec of a sample entry as RFC 6381 and the codecs' own documents say, for {@code CODECS}. */
final class CodecString {

    private static final int VISUAL_FIELDS = 78;
    private static final int AUDIO_FIELDS = 28;
    private static final Set<String> NAMED_BY_ENTRY = Set.of("ac-3", "ec-3", "fLaC", "alac", "wvtt", "stpp", "tx3g");

    private CodecString() {}

    static String of(Box entry, boolean video) throws MalformedMediaException {
        String type = entry.type();
        return switch (type) {
            case "avc1", "avc3" -> avc(type, configuration(entry, video, "avcC"));
            case "hvc1", "hev1" -> hevc(type, configuration(entry, video, "hvcC"));
            case "av01" -> av1(configuration(entry, video, "av1C"));
            case "vp09" -> vp9(configuration(entry, video, "vpcC"));
            case "mp4a" -> mpeg4Audio(configuration(entry, video, "esds"));
            case "Opus" -> "opus";
            default -> {
                if (!NAMED_BY_ENTRY.contains(type)) {
                    throw MalformedMediaException.because("it holds a codec we do not know");
                }
                yield type;
            }
        };
    }

    private static Box configuration(Box entry, boolean video, String type) throws MalformedMediaException {
        List<Box> found = entry.children(video ? VISUAL_FIELDS : AUDIO_FIELDS).stream()
                .filter(box -> box.type().equals(type))
                .toList();
        if (found.isEmpty()) {
            throw MalformedMediaException.missing(type);
        }
        return found.get(0);
    }

    private static String avc(String type, Box avcC) throws MalformedMediaException {
        return String.format(Locale.ROOT, "%s.%02X%02X%02X", type, avcC.u8(1), avcC.u8(2), avcC.u8(3));
    }

    /** ISO 14496-15, E.3. */
    private static String hevc(String type, Box hvcC) throws MalformedMediaException {
        int profile = hvcC.u8(1);
        String space = new String[] {"", "A", "B", "C"}[profile >> 6];
        long compatibility = Integer.toUnsignedLong(Integer.reverse((int) hvcC.u32(2)));
        StringBuilder name = new StringBuilder(String.format(
                Locale.ROOT,
                "%s.%s%d.%X.%s%d",
                type,
                space,
                profile & 0x1f,
                compatibility,
                (profile & 0x20) == 0 ? "L" : "H",
                hvcC.u8(12)));
        int last = 11;
        while (last >= 6 && hvcC.u8(last) == 0) {
            last--;
        }
        for (int i = 6; i <= last; i++) {
            name.append(String.format(Locale.ROOT, ".%X", hvcC.u8(i)));
        }
        return name.toString();
    }

    private static String av1(Box av1C) throws MalformedMediaException {
        int levels = av1C.u8(1);
        int depths = av1C.u8(2);
        int depth = (depths & 0x40) == 0 ? 8 : (depths & 0x20) == 0 ? 10 : 12;
        return String.format(
                Locale.ROOT,
                "av01.%d.%02d%s.%02d",
                levels >> 5,
                levels & 0x1f,
                (depths & 0x80) == 0 ? "M" : "H",
                depth);
    }

    private static String vp9(Box vpcC) throws MalformedMediaException {
        return String.format(Locale.ROOT, "vp09.%02d.%02d.%02d", vpcC.u8(4), vpcC.u8(5), vpcC.u8(6) >> 4);
    }

    /** Walks the descriptors of ISO 14496-1: an ES descriptor holds a decoder's, and that the audio object type. */
    private static String mpeg4Audio(Box esds) throws MalformedMediaException {
        int at = afterDescriptorHead(esds, 4, 0x03);
        int flags = esds.u8(at + 2);
        at += 3 + ((flags & 0x80) == 0 ? 0 : 2) + ((flags & 0x20) == 0 ? 0 : 2);
        if ((flags & 0x40) != 0) {
            at += 1 + esds.u8(at);
        }
        at = afterDescriptorHead(esds, at, 0x04);
        int objectType = esds.u8(at);
        if (objectType != 0x40) {
            return String.format(Locale.ROOT, "mp4a.%02X", objectType);
        }
        at = afterDescriptorHead(esds, at + 13, 0x05);
        int audio = esds.u8(at) >> 3;
        return "mp4a.40." + (audio == 31 ? 32 + ((esds.u16(at) >> 5) & 0x3f) : audio);
    }

    private static int afterDescriptorHead(Box esds, int at, int tag) throws MalformedMediaException {
        if (esds.u8(at) != tag) {
            throw MalformedMediaException.because("its esds box cannot be read");
        }
        int next = at + 1;
        for (int i = 0; i < 4 && (esds.u8(next) & 0x80) != 0; i++) {
            next++;
        }
        return next + 1;
    }
}
