package io.vitrine.stage;

import io.vitrine.stage.Cards.OnSale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Something about a product on air that changes without anybody directing it. */
sealed interface Fact {

    /** The most variants of a product that surely fit into an event. */
    int MOST_VARIANTS = 16;

    /** The type of the event that tells it. */
    String type();

    Map<String, Object> payload();

    /** When viewers should see it, after what they know. */
    Sync after(Fact known);

    /** Whether it should be told before others. */
    boolean isUrgent();

    /** What is left of it. */
    record Stock(String product, Object left, boolean soldOut, Map<String, Object> variants) implements Fact {

        static Stock of(OnSale one) {
            Card card = one.card();
            Map<String, Object> variants = one.product().variants().stream()
                    .limit(MOST_VARIANTS)
                    .collect(Collectors.toMap(
                            variant -> variant.id().toString(),
                            variant -> CardJson.left(Cards.told(one.left(variant.id())))));
            return new Stock(card.id().value(), CardJson.left(card.left()), card.soldOut(), variants);
        }

        @Override
        public String type() {
            return "stock";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("product", product, "left", left, "soldOut", soldOut, "variants", variants);
        }

        @Override
        public Sync after(Fact known) {
            return Sync.NOW;
        }

        @Override
        public boolean isUrgent() {
            return soldOut;
        }
    }

    /** What it costs. */
    record Price(String product, long minor, Map<String, Object> terms) implements Fact {

        static Price of(Card card) {
            Map<String, Object> terms = new LinkedHashMap<>();
            CardJson.price(terms, card);
            return new Price(card.id().value(), card.price().minor(), terms);
        }

        @Override
        public String type() {
            return "price";
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>(terms);
            payload.put("product", product);
            return payload;
        }

        /** A price that falls belongs to what is said on air; one that rises must not be seen too late. */
        @Override
        public Sync after(Fact known) {
            return known instanceof Price before && before.minor > minor ? Sync.FRAME : Sync.NOW;
        }

        @Override
        public boolean isUrgent() {
            return false;
        }
    }
}
