package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.ProductView;
import java.util.List;

/** Knows what a show has besides its picture. */
public interface Screens {

    Screen of(BroadcastView show);

    /** What is sold in it, in the seller's order. */
    List<ProductView> products(BroadcastView show);

    /** Units of it that can be bought now, and those that are set aside for flash offers which are about to open. */
    long left(BroadcastView show);

    /** The screen, for the scripts of viewers' pages. */
    Snapshot snapshot(BroadcastView show, Screen screen);
}
