package io.vitrine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@link RtmpReader} with what {@link RtmpWriter} writes. */
class RtmpReaderTests {

    @Test
    void readWhenBytesComeOneByOneGivesTheWholeMessageOnce() {
        // Longer than a chunk, so that it has a header in its middle.
        String key = "k".repeat(200);
        ByteBuffer message = RtmpWriter.publish(1, key);
        var reader = new RtmpReader();
        List<RtmpReader.Received> received = new ArrayList<>();

        ByteBuffer in = ByteBuffer.allocate(512);
        while (message.hasRemaining()) {
            in.put(message.get());
            in.flip();
            received.addAll(reader.read(in));
            in.compact();
        }

        assertThat(received).singleElement().satisfies(one -> {
            assertThat(one.says("publish")).isTrue();
            assertThat(one.says(key)).isTrue();
        });
    }
}
