package io.vitrine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentReaderTests {

    private static final int MUTATIONS = 4000;

    private static byte[] sample = {};

    @BeforeAll
    static void makeSample(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sample.mp4");
        Ffmpeg.write(file, 2);
        sample = Files.readAllBytes(file);
    }

    private static List<Fragment> read(byte[] bytes, Random pieces) throws MalformedMediaException {
        List<Fragment> fragments = new ArrayList<>();
        FragmentReader reader = new FragmentReader(new FragmentReader.Sink() {
            @Override
            public void movie(Movie movie) {
                assertThat(movie.codecs()).isNotEmpty();
            }

            @Override
            public void fragment(Movie movie, Fragment fragment) {
                fragments.add(fragment);
            }
        });
        int at = 0;
        while (at < bytes.length) {
            int count = Math.min(bytes.length - at, 1 + pieces.nextInt(5000));
            reader.feed(bytes, at, count);
            at += count;
        }
        return fragments;
    }

    private static byte[] box(String type, byte[]... bodies) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] one : bodies) {
            body.writeBytes(one);
        }
        return ByteBuffer.allocate(8 + body.size())
                .putInt(8 + body.size())
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(body.toByteArray())
                .array();
    }

    private static byte[] head(long size, String type) {
        return ByteBuffer.allocate(8)
                .putInt((int) size)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static void refuses(byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(bytes, new Random(1)))
                .isInstanceOf(MalformedMediaException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void feedWhenPiecesAreOfAnySizeFindsTheSameParts() throws Exception {
        List<Fragment> whole = read(sample, new Random(1));
        assertThat(whole).hasSizeBetween(6, 9);
        assertThat(whole.get(0).keyframe()).isTrue();
        assertThat(whole.stream().mapToInt(Fragment::frames).sum()).isEqualTo(60);
        assertThat(whole.stream().mapToLong(Fragment::duration).sum()).isBetween(1_960_000L, 2_040_000L);
        assertThat(read(sample, new Random(2)).stream().map(Fragment::length))
                .containsExactlyElementsOf(whole.stream().map(Fragment::length).toList());
    }

    @Test
    void feedWhenBytesAreChangedEndsWithAReasonOrNotAtAll() {
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = sample.clone();
            int most = i % 2 == 0 ? 2000 : changed.length;
            for (int j = 0; j <= random.nextInt(8); j++) {
                changed[random.nextInt(most)] = (byte) random.nextInt(256);
            }
            try {
                read(changed, random);
            } catch (MalformedMediaException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isBetween(1, MUTATIONS - 1);
    }

    @Test
    void feedWhenInputIsRubbishRefusesItAtOnce() {
        refuses("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "no fragmented MP4");
        refuses(head(100, "abcd"), "no fragmented MP4");
        refuses(head(4, "ftyp"), "claims 4 bytes");
    }

    @Test
    void feedWhenBoxClaimsToBeHugeRefusesItBeforeItComes() {
        refuses(head(1 << 21, "moov"), "moov claims");
        refuses(head(0x7fffffff, "ftyp"), "ftyp claims");
        byte[] largeSize = ByteBuffer.allocate(16)
                .putInt(1)
                .put("ftyp".getBytes(StandardCharsets.US_ASCII))
                .putLong(Long.MIN_VALUE)
                .array();
        refuses(largeSize, "claims");
    }

    @Test
    void feedWhenBoxesComeInTheWrongPlaceRefusesThem() {
        refuses(box("mdat", new byte[10]), "media comes before its moof");
        refuses(box("moof", new byte[10]), "a fragment comes where none may be");
        refuses(join(box("ftyp", new byte[8]), box("ftyp", new byte[8])), "begins again");
        refuses(join(sample, sample), "begins again");
        int firstMoof = new String(sample, StandardCharsets.ISO_8859_1).indexOf("moof") - 4;
        byte[] start = Arrays.copyOf(sample, firstMoof);
        byte[] moof = box("moof", box("mfhd", new byte[8]));
        refuses(join(start, moof, moof), "a fragment comes where none may be");
        refuses(join(start, moof, box("free", new byte[8])), "apart");
    }

    @Test
    void feedWhenBoxesAreNestedDeeplyOrManyRefusesThem() {
        byte[] deep = box("trak");
        for (int i = 0; i < 10_000; i++) {
            deep = box("trak", deep);
        }
        refuses(box("moov", deep), "is missing");
        byte[][] many = new byte[1000][];
        Arrays.fill(many, box("free"));
        refuses(box("moov", many), "holds too many others");
    }

    @Test
    void feedWhenPaddingNeverEndsTakesNoMemory() throws Exception {
        byte[] padding = box("free", new byte[100_000]);
        FragmentReader reader = new FragmentReader(new FragmentReader.Sink() {
            @Override
            public void movie(Movie movie) {}

            @Override
            public void fragment(Movie movie, Fragment fragment) {}
        });
        for (int i = 0; i < 5000; i++) {
            reader.feed(padding, 0, padding.length);
        }
        assertThat(reader.isBetweenFragments()).isTrue();
        assertThat(reader.capacity()).isLessThan(300_000);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
