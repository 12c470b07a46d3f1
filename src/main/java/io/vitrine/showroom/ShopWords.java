package io.vitrine.showroom;

import io.vitrine.shared.Money;
import io.vitrine.shop.ShopException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts into words why a shop refused something. */
@Component
class ShopWords {

    private final MessageSource messages;

    ShopWords(MessageSource messages) {
        this.messages = messages;
    }

    String rehearsal(Locale language) {
        return messages.getMessage("shop.rehearsal", null, language);
    }

    String why(ShopException refusal, Locale language) {
        Object[] args = Arrays.stream(refusal.args())
                .map(arg -> arg instanceof Money money ? money.format(language) : arg)
                .toArray();
        return messages.getMessage(refusal.code(), args, language);
    }
}
