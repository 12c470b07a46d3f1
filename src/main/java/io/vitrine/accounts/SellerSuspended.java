package io.vitrine.accounts;

/** Tells that a shop may not go live until further notice. */
public record SellerSuspended(SellerId seller, String reason) {}
