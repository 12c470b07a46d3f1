package io.vitrine.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks, in the little of HTTP that nginx-rtmp speaks.
 *
 * @param refusal the status to answer with if it cannot be understood; {@link #UNDERSTOOD} if it can
 * @param path without the query
 * @param query empty if there is none
 */
record CallbackRequest(int refusal, String method, String path, String query, String body) {

    /** nginx-rtmp cuts every field at 255 characters or less. */
    static final int LONGEST = 64 << 10;

    static final int UNDERSTOOD = 0;

    static final CallbackRequest NONE = refused(400);
    static final CallbackRequest TOO_LONG = refused(413);

    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *([0-9]{1,9}) *\r\n", Pattern.CASE_INSENSITIVE);

    private static CallbackRequest refused(int status) {
        return new CallbackRequest(status, "", "", "", "");
    }

    /** Null while there is more to come. */
    static @Nullable CallbackRequest parse(byte[] received) {
        int end = endOfHead(received);
        if (end < 0) {
            return null;
        }
        String head = new String(received, 0, end, StandardCharsets.ISO_8859_1);
        Matcher told = LENGTH.matcher(head);
        int length = told.find() ? Integer.parseInt(told.group(1)) : 0;
        if (length > LONGEST) {
            return TOO_LONG;
        }
        if (received.length - end < length) {
            return null;
        }
        return of(head, new String(received, end, length, StandardCharsets.UTF_8));
    }

    private static CallbackRequest of(String head, String body) {
        String[] line = head.substring(0, head.indexOf('\r')).split(" ", -1);
        if (line.length != 3) {
            return NONE;
        }
        String[] target = line[1].split("\\?", 2);
        return new CallbackRequest(UNDERSTOOD, line[0], target[0], target.length > 1 ? target[1] : "", body);
    }

    private static int endOfHead(byte[] received) {
        for (int i = 0; i + END.length <= received.length; i++) {
            if (received[i] == '\r' && Arrays.equals(received, i, i + END.length, END, 0, END.length)) {
                return i + END.length;
            }
        }
        return -1;
    }

    /** The body holds stream keys. */
    @Override
    public String toString() {
        return "CallbackRequest[" + method + " " + path + "]";
    }
}
