package io.vitrine.stage;

import io.vitrine.shared.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes cards for pages: amounts in the minor unit, for each page to write as its people do. */
final class CardJson {

    private CardJson() {}

    static Map<String, Object> of(Card card) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", card.id().value());
        json.put("title", card.title());
        json.put("tone", card.tone());
        if (card.picture() != null) {
            json.put("picture", card.picture());
        }
        price(json, card);
        json.put("left", left(card.left()));
        json.put("soldOut", card.soldOut());
        return json;
    }

    static void price(Map<String, Object> json, Card card) {
        Money was = card.was();
        json.put("price", card.price().minor());
        json.put("currency", card.price().currency().getCurrencyCode());
        json.put("digits", card.price().currency().getDefaultFractionDigits());
        json.put("onePrice", card.onePrice());
        if (was != null) {
            json.put("was", was.minor());
        }
    }

    static Object left(@Nullable Integer left) {
        return left == null ? Card.MOST_LEFT_TOLD + "+" : left;
    }
}
