package io.vitrine.studio;

import io.vitrine.shared.Secret;
import io.vitrine.stripe.StripeAccount;
import io.vitrine.stripe.StripeAccounts;
import io.vitrine.stripe.StripeDraft;
import org.jspecify.annotations.Nullable;

/** How a seller takes payments with Stripe, as it was typed. */
record StripeForm(String key, String webhookSecret, String holdMinutes, Boolean offered) {

    static final StripeForm NEW = new StripeForm("", "", Integer.toString(StripeAccounts.USUAL_MINUTES), true);

    StripeForm(
            @Nullable String key,
            @Nullable String webhookSecret,
            @Nullable String holdMinutes,
            @Nullable Boolean offered) {
        this.key = text(key);
        this.webhookSecret = text(webhookSecret);
        this.holdMinutes = text(holdMinutes);
        this.offered = Boolean.TRUE.equals(offered);
    }

    /** Without the keys. */
    static StripeForm of(StripeAccount account) {
        return new StripeForm("", "", Integer.toString(account.holdMinutes()), account.offered());
    }

    StripeDraft draft() {
        int minutes = holdMinutes.matches("\\d{1,4}") ? Integer.parseInt(holdMinutes) : -1;
        return new StripeDraft(Secret.of(key), Secret.of(webhookSecret), minutes, offered);
    }

    /** Whatever logs a form does not log keys. */
    @Override
    public String toString() {
        return "StripeForm[holdMinutes=" + holdMinutes + ", offered=" + offered + "]";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
