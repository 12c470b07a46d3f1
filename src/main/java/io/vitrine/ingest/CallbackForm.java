package io.vitrine.ingest;

import io.vitrine.channels.StreamKeys.Presented;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the body of a callback of nginx-rtmp.
 *
 * <p>nginx writes its own fields first and escapes them, and appends the encoder's {@code ?query} as it came. So the
 * first value of a name is nginx's, and from the first pair on that is none of the call's own all is the encoder's.
 *
 * @param told by nginx
 * @param arguments by the encoder: untrusted
 */
record CallbackForm(Map<String, String> told, Map<String, String> arguments) {

    private static final Set<String> COMMON =
            Set.of("app", "flashver", "swfurl", "tcurl", "pageurl", "addr", "clientid", "epoch", "call");
    private static final Map<String, Set<String>> FURTHER = Map.of(
            "publish", Set.of("name", "type"),
            "play", Set.of("name", "start", "duration", "reset"),
            "publish_done", Set.of("name"));

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1");
    private static final String KEY = "key";
    private static final int LONGEST_NUMBER = 18;

    static CallbackForm parse(String body) {
        Map<String, String> told = new HashMap<>();
        Map<String, String> arguments = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!arguments.isEmpty() || !isNext(told, name)) {
                arguments.putIfAbsent(name, value);
            } else {
                told.put(name, value);
            }
        }
        return new CallbackForm(Map.copyOf(told), Map.copyOf(arguments));
    }

    private static boolean isNext(Map<String, String> told, String name) {
        String call = told.get("call");
        Set<String> expected = call == null ? COMMON : FURTHER.getOrDefault(call, Set.of());
        return expected.contains(name) && !told.containsKey(name);
    }

    /** What nginx tells under this name; empty if it tells nothing. */
    String field(String name) {
        return told.getOrDefault(name, "");
    }

    /** Whether what asks is on this machine, without asking any name service. */
    boolean isFromLoopback() {
        return LOOPBACK.matcher(field("addr")).matches();
    }

    /** nginx's number of the connection. */
    OptionalLong clientId() {
        String number = field("clientid");
        return !number.isEmpty()
                        && number.length() <= LONGEST_NUMBER
                        && number.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    /**
     * The stream key that the encoder sent, alone or as {@code <public id>?key=<key>}; empty if it named nothing, or a
     * channel without a key.
     */
    Optional<Presented> key() {
        String name = field("name");
        if (!PublicId.isValid(name)) {
            return name.isEmpty() ? Optional.empty() : Optional.of(new Presented(Secret.of(name), null));
        }
        String key = arguments.getOrDefault(KEY, "");
        return key.isEmpty() ? Optional.empty() : Optional.of(new Presented(Secret.of(key), PublicId.of(name)));
    }

    /** Undoes {@code %XX} only: nginx escapes a plus, and writes a space as {@code %20}. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] == '%' && i + 2 < escaped.length && hex(escaped[i + 1]) >= 0 && hex(escaped[i + 2]) >= 0) {
                bytes.write(hex(escaped[i + 1]) << 4 | hex(escaped[i + 2]));
                i += 2;
            } else {
                bytes.write(escaped[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }

    /** Names and arguments may hold stream keys. */
    @Override
    public String toString() {
        return "CallbackForm[" + field("call") + " of " + field("clientid") + "]";
    }
}
