package io.vitrine.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls the application as nginx-rtmp does, or as nobody should.
 *
 * @param socket on which it answers
 */
public record CallbackClient(Path socket) {

    /** @param target the path and the query */
    public Answer post(String target, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return send("POST " + target + " HTTP/1.0\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Connection: Close\r\nContent-Length: " + length + "\r\n\r\n" + body);
    }

    /** Sends these characters, and reads until the connection is closed: for 10 s at most, as that is when it is. */
    public Answer send(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            write(channel, ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            return Answer.of(read(channel));
        }
    }

    private static void write(SocketChannel channel, ByteBuffer request) {
        try {
            while (request.hasRemaining()) {
                channel.write(request);
            }
        } catch (IOException e) {
            // It has answered and closed before it heard all.
        }
    }

    private static String read(SocketChannel channel) {
        var answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            while (channel.read(buffer.clear()) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
            }
        } catch (IOException e) {
            // Closed before it heard all: the answer has come before.
        }
        return answer.toString(StandardCharsets.US_ASCII);
    }

    /**
     * What was answered.
     *
     * @param status 0 if nothing was
     * @param headers by their names in small letters
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        private static Answer of(String text) {
            if (text.isEmpty()) {
                return new Answer(0, Map.of(), "");
            }
            String[] parts = text.split("\r\n\r\n", 2);
            Map<String, String> headers = parts[0].lines()
                    .skip(1)
                    .map(line -> line.split(": *", 2))
                    .collect(Collectors.toMap(pair -> pair[0].toLowerCase(Locale.ROOT), pair -> pair[1]));
            return new Answer(Integer.parseInt(parts[0].substring(9, 12)), headers, parts[1]);
        }
    }
}
