package io.vitrine.catalogue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes text of the bytes of a file: UTF-8, what Excel calls Unicode text, or what a Korean Excel saves as CSV. */
final class FileText {

    private static final Charset KOREAN = Charset.forName("x-windows-949");
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]");

    private FileText() {}

    static String of(byte[] file) {
        if (startsWith(file, 'P', 'K', 3, 4) || startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw CatalogueException.of("catalogue.workbook", "The file is a workbook of a spreadsheet");
        }
        return charsets(file)
                .flatMap(charset -> decoded(file, charset).stream())
                .map(text -> text.startsWith("\ufeff") ? text.substring(1) : text)
                .filter(text -> !NOT_TEXT.matcher(text).find())
                .findFirst()
                .orElseThrow(() -> CatalogueException.of("catalogue.text", "The file is not text"));
    }

    private static Stream<Charset> charsets(byte[] file) {
        return startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff)
                ? Stream.of(StandardCharsets.UTF_16)
                : Stream.of(StandardCharsets.UTF_8, KOREAN);
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] file, int... sign) {
        if (file.length < sign.length) {
            return false;
        }
        for (int i = 0; i < sign.length; i++) {
            if ((file[i] & 0xff) != sign[i]) {
                return false;
            }
        }
        return true;
    }
}
