package io.vitrine.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the messages of an RTMP connection together again from its chunks. */
final class RtmpReader {

    private static final int SET_CHUNK_SIZE = 1;

    private final Map<Integer, Message> chunkStreams = new HashMap<>();
    private int chunkSize = 128;

    /** Takes whole chunks from the buffer, which is ready to be read, and leaves a part of one for the next call. */
    List<Received> read(ByteBuffer in) {
        List<Received> complete = new ArrayList<>();
        while (in.hasRemaining()) {
            in.mark();
            if (!chunk(in, complete)) {
                in.reset();
                break;
            }
        }
        return complete;
    }

    private boolean chunk(ByteBuffer in, List<Received> complete) {
        int first = in.get() & 0xFF;
        int form = first >> 6;
        // Servers use the numbers of one byte only.
        Message message = chunkStreams.computeIfAbsent(first & 0x3F, id -> new Message());
        int header = new int[] {11, 7, 3, 0}[form];
        if (in.remaining() < header) {
            return false;
        }
        int length = message.length;
        int type = message.type;
        if (form < 3) {
            in.position(in.position() + 3);
        }
        if (form < 2) {
            length = (in.get() & 0xFF) << 16 | (in.get() & 0xFF) << 8 | in.get() & 0xFF;
            type = in.get();
        }
        if (form == 0) {
            in.getInt();
        }
        int part = Math.min(chunkSize, length - message.have);
        if (in.remaining() < part) {
            return false;
        }
        message.begin(length, type);
        in.get(message.body, message.have, part);
        message.have += part;
        if (message.have == length) {
            finish(message, complete);
        }
        return true;
    }

    private void finish(Message message, List<Received> complete) {
        message.have = 0;
        if (message.type == SET_CHUNK_SIZE) {
            chunkSize = ByteBuffer.wrap(message.body).getInt();
        }
        complete.add(new Received(message.type, message.body.clone()));
    }

    /** A whole message. */
    record Received(int type, byte[] body) {

        /** Whether it is a command that holds this text; AMF0 writes text as it is. */
        boolean says(String text) {
            return type == 20 && new String(body, StandardCharsets.ISO_8859_1).contains(text);
        }
    }

    private static final class Message {

        private int length;
        private int type;
        private int have;
        private byte[] body = new byte[0];

        void begin(int newLength, int newType) {
            if (have == 0) {
                length = newLength;
                type = newType;
                body = new byte[newLength];
            }
        }
    }
}
