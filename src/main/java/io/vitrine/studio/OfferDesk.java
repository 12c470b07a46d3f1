package io.vitrine.studio;

import io.vitrine.offers.OfferView;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.VariantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offers of a show, and the form for another.
 *
 * @param rehearsal whether its offers are only shown, and nothing is set aside or sold
 * @param rows those that are not over first
 * @param choices what an offer can be made of: the variants of the line-up
 * @param form as it was typed, if it was refused
 * @param refusal a key of {@code messages.properties}; null if nothing was refused
 */
record OfferDesk(
        PublicId show,
        boolean onAir,
        boolean rehearsal,
        List<Row> rows,
        List<Choice> choices,
        OfferForm form,
        @Nullable String refusal,
        List<Object> args,
        Instant now) {

    /** One offer, and what it is of. */
    record Row(OfferView offer, String title) {}

    /** A variant under its full name. */
    record Choice(VariantId variant, String title, Money price, int left) {}
}
