package io.vitrine.accounts;

/** Tells that a person deleted the account; whoever keeps a name of theirs forgets it. */
public record AccountErased(AccountId account) {}
