package io.vitrine.studio;

import io.vitrine.runsheet.CueDraft;
import io.vitrine.runsheet.CueKind;
import io.vitrine.runsheet.RunSheets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a cue: fields of all kinds, of which those of the chosen one count.
 *
 * @param minutes of what it is planned to take, beside {@code seconds}
 */
record CueForm(
        @Nullable CueKind kind,
        @Nullable String product,
        @Nullable String coupon,
        @Nullable String offer,
        @Nullable String poll,
        @Nullable String notice,
        @Nullable String talk,
        @Nullable Integer couponSeconds,
        @Nullable Integer noticeSeconds,
        @Nullable String script,
        @Nullable Integer minutes,
        @Nullable Integer seconds) {

    CueKind chosen() {
        return Objects.requireNonNullElse(kind, CueKind.TALK);
    }

    /** What cannot be right is left for the run sheet to refuse. */
    public CueDraft draft() {
        CueKind what = chosen();
        long planned = 60L * number(minutes) + number(seconds);
        return new CueDraft(
                what,
                switch (what) {
                    case PRODUCT -> text(product);
                    case COUPON -> text(coupon);
                    case OFFER -> text(offer);
                    case POLL -> text(poll);
                    case NOTICE, TALK -> "";
                },
                switch (what) {
                    case NOTICE -> text(notice);
                    case TALK -> text(talk);
                    case PRODUCT, COUPON, OFFER, POLL -> "";
                },
                what == CueKind.COUPON ? number(couponSeconds) : number(noticeSeconds),
                text(script),
                planned < 0 || planned > RunSheets.MOST_SECONDS ? -1 : (int) planned);
    }

    private static int number(@Nullable Integer typed) {
        return Optional.ofNullable(typed).orElse(0);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
