package io.vitrine.accounts;

/**
 * Who is behind a shop, for its customers to read.
 *
 * @param businessNumber as the shop's country gives it; empty if unknown
 * @param contact how customers reach the shop; empty if unknown
 * @param returnsPolicy several lines; empty if unknown
 */
public record ShopFacts(String name, String businessNumber, String contact, String returnsPolicy) {}
