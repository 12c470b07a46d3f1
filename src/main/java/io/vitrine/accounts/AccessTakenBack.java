package io.vitrine.accounts;

/**
 * Tells that whoever had the account's password is to have nothing of the account any more: the password was reset, or
 * the account is deactivated. Whoever keeps another way in that its owner made ends it, in the same transaction.
 */
public record AccessTakenBack(AccountId account) {}
