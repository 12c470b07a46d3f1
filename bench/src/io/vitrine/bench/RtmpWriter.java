package io.vitrine.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes the few RTMP messages that an encoder needs to ask for permission to publish. */
final class RtmpWriter {

    private static final int HANDSHAKE = 1536;
    private static final int CHUNK = 128;
    private static final int COMMAND = 20;

    private RtmpWriter() {}

    /** C0 and C1. */
    static ByteBuffer hello() {
        byte[] hello = new byte[1 + HANDSHAKE];
        Arrays.fill(hello, 9, hello.length, (byte) 7);
        hello[0] = 3;
        return ByteBuffer.wrap(hello);
    }

    /** C2: the server's S1, given back. */
    static ByteBuffer echo(byte[] serversHello) {
        return ByteBuffer.wrap(serversHello);
    }

    static ByteBuffer connect(String application, String address) {
        var body = new Body()
                .string("connect")
                .number(1)
                .object(Map.of(
                        "app",
                        application,
                        "tcUrl",
                        address,
                        "type",
                        "nonprivate",
                        "flashVer",
                        "FMLE/3.0 (compatible; bench)"));
        return message(3, 0, body);
    }

    static ByteBuffer createStream() {
        return message(3, 0, new Body().string("createStream").number(2).nothing());
    }

    static ByteBuffer publish(int stream, String key) {
        return message(
                4,
                stream,
                new Body().string("publish").number(3).nothing().string(key).string("live"));
    }

    /** One message in chunks of 128 bytes, the size both sides begin with. */
    private static ByteBuffer message(int chunkStream, int messageStream, Body content) {
        byte[] body = content.bytes.toByteArray();
        ByteBuffer out = ByteBuffer.allocate(12 + body.length + body.length / CHUNK + 1);
        out.put((byte) chunkStream).put(new byte[3]);
        out.put((byte) (body.length >> 16)).put((byte) (body.length >> 8)).put((byte) body.length);
        out.put((byte) COMMAND);
        // The only number of RTMP that is little-endian.
        out.putInt(Integer.reverseBytes(messageStream));
        for (int at = 0; at < body.length; at += CHUNK) {
            if (at > 0) {
                out.put((byte) (0xC0 | chunkStream));
            }
            out.put(body, at, Math.min(CHUNK, body.length - at));
        }
        return out.flip();
    }

    /** AMF0 values, one after another. */
    private static final class Body {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Body string(String value) {
            bytes.write(2);
            return text(value);
        }

        Body number(double value) {
            bytes.write(0);
            bytes.writeBytes(ByteBuffer.allocate(8).putDouble(value).array());
            return this;
        }

        Body nothing() {
            bytes.write(5);
            return this;
        }

        Body object(Map<String, String> members) {
            bytes.write(3);
            members.forEach((name, value) -> text(name).string(value));
            bytes.writeBytes(new byte[] {0, 0, 9});
            return this;
        }

        private Body text(String value) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            bytes.write(utf8.length >> 8);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
            return this;
        }
    }
}
