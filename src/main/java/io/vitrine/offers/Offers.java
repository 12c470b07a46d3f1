package io.vitrine.offers;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.VariantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes offers, and moves them on. Every command may be repeated without harm. */
public interface Offers {

    int MOST_LISTED = 50;

    /** @throws OfferException if something in the draft is not valid */
    OfferView create(SellerId seller, BroadcastId show, OfferDraft draft);

    Optional<OfferView> find(PublicId offer);

    /** Those of a show, newest first; at most {@link #MOST_LISTED}. */
    List<OfferView> ofShow(BroadcastId show);

    /** Those of a show that are neither drafts nor closed, what opens first first. */
    List<OfferView> current(BroadcastId show);

    /** Units that are kept for offers which are about to open, by variant. */
    Map<VariantId, Integer> coming(Collection<VariantId> variants);

    /**
     * Makes a draft ready: sets the units of a flash offer aside; a price of the show counts from now on, or from the
     * moment the show is on air. Of a rehearsal's it does neither: the offer runs its course on the pages, and nothing is
     * sold.
     *
     * @throws OfferException if fewer units are left, it is not below the price of now, or the show is over
     */
    OfferView arm(OfferId offer);

    /**
     * Begins the countdown of a flash offer that is armed.
     *
     * @throws OfferException if it is not armed, or the show is not on air
     */
    OfferView start(OfferId offer);

    /**
     * Takes back that a flash offer was started: it is ready again while it counts down, without a time to open by itself.
     * One that is open, or is no flash offer, is closed.
     */
    void callOff(OfferId offer);

    /** Closes it, whatever it is doing, and gives unsold units back; a draft is thrown away. */
    void stop(OfferId offer);
}
