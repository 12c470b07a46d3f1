package io.vitrine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link PlaylistPosition}. */
class PlaylistPositionTests {

    @Test
    void afterWhenSegmentGrowsAsksForItsNextPart() {
        String playlist = """
                #EXTM3U
                #EXT-X-MEDIA-SEQUENCE:41
                #EXT-X-PART:DURATION=0.33333,URI="source/part/41.m4s",BYTERANGE="100@0"
                #EXTINF:1.00000,
                source/41.m4s
                #EXT-X-PART:DURATION=0.33333,URI="source/part/42.m4s",BYTERANGE="100@0"
                #EXT-X-PART:DURATION=0.33333,URI="source/part/42.m4s",BYTERANGE="100@100"
                """;

        assertThat(PlaylistPosition.after(playlist)).isEqualTo(new PlaylistPosition(42, 2));
    }

    @Test
    void afterWhenSegmentIsFinishedAsksForTheFirstPartOfTheNext() {
        assertThat(PlaylistPosition.after("#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:1.0,\nsource/7.m4s\n")
                        .query())
                .isEqualTo("?_HLS_msn=8&_HLS_part=0");
    }
}
