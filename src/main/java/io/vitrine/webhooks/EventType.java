package io.vitrine.webhooks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that a receiver can be told of. */
public enum EventType {
    BROADCAST_STARTED("broadcast.started"),
    BROADCAST_INTERRUPTED("broadcast.interrupted"),
    BROADCAST_RESUMED("broadcast.resumed"),
    BROADCAST_ENDED("broadcast.ended"),
    ORDER_PLACED("order.placed"),
    ORDER_PAID("order.paid"),
    ORDER_SHIPPED("order.shipped"),
    ORDER_COMPLETED("order.completed"),
    ORDER_CANCELLED("order.cancelled"),
    ORDER_REFUNDED("order.refunded"),
    STOCK_SOLD_OUT("stock.sold-out"),
    /** Sent when somebody presses a button, and to that endpoint alone. */
    TEST("webhook.test");

    private final String key;

    EventType(String key) {
        this.key = key;
    }

    /** What programs and documents call it. */
    public String key() {
        return key;
    }

    /** Those that an endpoint can choose. */
    public static Set<EventType> toChoose() {
        return EnumSet.complementOf(EnumSet.of(TEST));
    }

    static Optional<EventType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
    }

    static String join(Set<EventType> types) {
        return types.stream().sorted().map(EventType::key).collect(Collectors.joining(" "));
    }

    /** A type that this version does not know any more is told to nobody. */
    static Set<EventType> split(String keys) {
        return Arrays.stream(keys.split(" "))
                .flatMap(key -> of(key).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }
}
