package io.vitrine.stage;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a message as people do, whatever it is written with: full-width, zero-width, spaced, or dotted letters. */
final class ChatText {

    /** Where names of the net end; a sentence without a space after its full stop is no address. */
    private static final String ENDINGS =
            "com|net|org|info|biz|kr|jp|cn|tw|hk|vn|th|id|in|sg|my|ph|us|uk|ca|au|de|fr|it"
                    + "|es|nl|pl|ru|br|mx|eu|io|co|me|ly|gl|gg|ai|tv|cc|to|ws|pw|im|fm|be|app|dev|xyz|site|online|shop|store"
                    + "|club|live|link|click|top|page|blog|news|life|world|pro|mobi|cafe|chat|vip|win|fun|bet|casino|porn|sex";

    private static final Pattern LINK = Pattern.compile("[a-z][a-z0-9+.-]{1,15}://\\S"
            + "|\\bwww\\.\\S"
            + "|[\\p{L}\\p{N}][\\p{L}\\p{N}-]*\\.(?:" + ENDINGS + "|xn--[a-z0-9-]+|한국)(?![\\p{L}\\p{N}-])"
            + "|[\\p{L}\\p{N}-]+ *\\. *(?:com|net|org|kr|shop|xyz)(?![\\p{L}\\p{N}-])"
            + "|\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}\\u115f\\u1160]");
    private static final Pattern DOTS = Pattern.compile("[\\u3002\\uff0e\\uff61\\u2024\\ufe52]");

    /** Letters of other scripts that look like these of ours. */
    private static final String LOOKALIKES = "аеорсухіјѕԁһӏαορτυνικ";

    private static final String LOOKED_LIKE = "aeopcyxijsdhlaoptuvik";

    private static final int FIRST_LEAD = 0x1100;
    private static final int FIRST_SYLLABLE = 0xac00;
    private static final int LAST_SYLLABLE = 0xd7a3;
    private static final int TAILS = 28;
    /** The tail of a syllable that each leading consonant would be; 0 where there is none. */
    private static final int[] TAIL_OF_LEAD = {1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27};

    private ChatText() {}

    static boolean hasLink(String text) {
        String seen = Normalizer.normalize(DOTS.matcher(text).replaceAll("."), Normalizer.Form.NFKC);
        return LINK.matcher(INVISIBLE.matcher(seen).replaceAll("").toLowerCase(Locale.ROOT))
                .find();
    }

    static boolean hasAny(String text, List<String> skeletons) {
        if (skeletons.isEmpty()) {
            return false;
        }
        Letters letters = Letters.of(folded(text));
        if (skeletons.stream().anyMatch(letters::hold)) {
            return true;
        }
        String folded = folded(text);
        String composed = composed(folded);
        return !composed.equals(folded) && skeletons.stream().anyMatch(Letters.of(composed)::hold);
    }

    /** Only the letters and digits of a text, all in one form: what two texts that read the same have in common. */
    static String skeleton(String text) {
        return Letters.of(folded(text)).text;
    }

    private static String folded(String text) {
        // Accents come off only when they stand alone; then the syllables of Hangul are put together again.
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = INVISIBLE.matcher(apart).replaceAll("");
        String folded = Normalizer.normalize(bare, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(folded.length());
        folded.chars().forEach(c -> {
            int like = LOOKALIKES.indexOf(c);
            plain.append(like < 0 ? (char) c : LOOKED_LIKE.charAt(like));
        });
        return plain.toString();
    }

    /** Adds consonants that were typed apart to the syllable before them, as they are read. */
    private static String composed(String folded) {
        StringBuilder whole = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char next = folded.charAt(i);
            int lead = next - FIRST_LEAD;
            int last = whole.length() - 1;
            if (lead >= 0 && lead < TAIL_OF_LEAD.length && TAIL_OF_LEAD[lead] > 0 && last >= 0) {
                char before = whole.charAt(last);
                if (before >= FIRST_SYLLABLE && before <= LAST_SYLLABLE && (before - FIRST_SYLLABLE) % TAILS == 0) {
                    whole.setCharAt(last, (char) (before + TAIL_OF_LEAD[lead]));
                    continue;
                }
            }
            whole.append(next);
        }
        return whole.toString();
    }

    /**
     * The letters of a text, and where words begin.
     *
     * @param starts whether a word begins with the letter at this place; one more for the end
     */
    private record Letters(String text, boolean[] starts) {

        static Letters of(String folded) {
            StringBuilder letters = new StringBuilder(folded.length());
            boolean[] starts = new boolean[folded.length() + 1];
            boolean apart = true;
            for (int i = 0; i < folded.length(); ) {
                int character = folded.codePointAt(i);
                if (Character.isLetterOrDigit(character)) {
                    starts[letters.length()] = apart;
                    letters.appendCodePoint(character);
                    apart = false;
                } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                    apart = true;
                }
                i += Character.charCount(character);
            }
            starts[letters.length()] = true;
            return new Letters(letters.toString(), starts);
        }

        /** Spaces inside count as a trick only where whole words are joined: "class hit" holds nothing bad. */
        boolean hold(String word) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                int end = at + word.length();
                if (starts[at] && starts[end] || !isSplit(at, end)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSplit(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                if (starts[i]) {
                    return true;
                }
            }
            return false;
        }
    }
}
