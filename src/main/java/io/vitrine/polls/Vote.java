package io.vitrine.polls;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a vote.
 *
 * @param option the number of what this visitor has voted for; null if for nothing
 */
public record Vote(VoteOutcome outcome, @Nullable Integer option) {}
