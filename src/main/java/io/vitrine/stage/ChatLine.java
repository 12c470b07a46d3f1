package io.vitrine.stage;

import java.time.Instant;

/**
 * A message as viewers read it.
 *
 * @param n counts the messages of a show
 */
public record ChatLine(long n, String name, ChatMark mark, String text, Instant at) {}
