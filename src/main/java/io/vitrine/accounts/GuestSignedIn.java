package io.vitrine.accounts;

/**
 * Tells that a guest turned out to be a person: what was the guest's is the person's from now on. The browser forgets
 * the guest afterwards.
 */
public record GuestSignedIn(VisitorId guest, VisitorId person) {}
