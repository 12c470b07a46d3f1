package io.vitrine.shop;

/** More units of a variant are on sale than before; published inside the transaction that frees them. */
public record StockFreed(VariantId variant) {}
