package io.vitrine.runsheet;

import io.vitrine.shared.PlainText;
import io.vitrine.shared.PublicId;
import io.vitrine.stage.Direction;
import java.util.regex.Pattern;

/** Holds cues to what can be carried out and read. */
final class CueRules {

    private static final int LONGEST_COUPON = 24 * 3600;
    private static final int SHORTEST_COUPON = 10;
    private static final int LONGEST_NOTICE = 3600;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]");

    private CueRules() {}

    /** @throws RunSheetException if it cannot be a cue */
    static CueDraft checked(CueDraft draft) {
        String script = UNSEEN.matcher(draft.script().replace("\r\n", "\n"))
                .replaceAll("")
                .strip();
        if (script.codePointCount(0, script.length()) > RunSheets.MOST_SCRIPT) {
            throw RunSheetException.of("runsheet.script", "The script is too long", RunSheets.MOST_SCRIPT);
        }
        if (draft.seconds() < 0 || draft.seconds() > RunSheets.MOST_SECONDS) {
            throw RunSheetException.of(
                    "runsheet.seconds", "A cue of " + draft.seconds() + " s", RunSheets.MOST_SECONDS);
        }
        if (draft.kind().hasSubject() && !PublicId.isValid(draft.subject())) {
            throw RunSheetException.of("runsheet.subject." + draft.kind().key(), "The cue is about nothing");
        }
        String text = draft.kind().hasSubject() ? "" : draft.text().strip();
        if (!draft.kind().hasSubject() && !isLine(text, most(draft.kind()))) {
            throw RunSheetException.of("runsheet.text", "The cue has no text", most(draft.kind()));
        }
        return new CueDraft(
                draft.kind(),
                draft.kind().hasSubject() ? draft.subject() : "",
                text,
                lasting(draft),
                script,
                draft.seconds());
    }

    private static int most(CueKind kind) {
        return kind == CueKind.NOTICE ? Direction.MOST_NOTICE : RunSheets.MOST_TEXT;
    }

    private static boolean isLine(String text, int most) {
        return text.codePointCount(0, text.length()) <= most && PlainText.isOneLine(text, 2 * most);
    }

    private static int lasting(CueDraft draft) {
        return switch (draft.kind()) {
            case COUPON -> Math.max(SHORTEST_COUPON, Math.min(draft.lasting(), LONGEST_COUPON));
            case NOTICE -> Math.max(0, Math.min(draft.lasting(), LONGEST_NOTICE));
            case PRODUCT, OFFER, POLL, TALK -> 0;
        };
    }
}
