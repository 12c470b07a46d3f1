package io.vitrine.accounts;

/** Tells that a shop may go live again; the reason is the one that {@link SellerSuspended} gave. */
public record SellerReinstated(SellerId seller, String reason) {}
