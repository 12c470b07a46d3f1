package io.vitrine.stage;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;

/**
 * Where people write: a show and whose it is.
 *
 * @param shop the name of the shop, which nobody else may write under
 */
public record ChatPlace(BroadcastView show, SellerId seller, String shop) {}
