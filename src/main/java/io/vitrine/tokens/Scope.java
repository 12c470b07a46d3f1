package io.vitrine.tokens;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Something that a token lets its holder do. */
public enum Scope {
    /** Read what happened in the shop's shows. */
    EVENTS_READ("events:read"),
    /** Send events to the viewers of the shop's shows. */
    EVENTS_WRITE("events:write"),
    /** Read products and their stock. */
    PRODUCTS_READ("products:read"),
    /** Make and change products and their stock. */
    PRODUCTS_WRITE("products:write"),
    /** Read orders, and with them who bought what. */
    ORDERS_READ("orders:read"),
    /** Take orders on. */
    ORDERS_WRITE("orders:write"),
    /** Read which shows there are, and what is on screen. */
    BROADCASTS_READ("broadcasts:read"),
    /** Plan shows, put them on air, and decide what is on screen. */
    BROADCASTS_WRITE("broadcasts:write"),
    /** Read figures and reports. */
    STATISTICS_READ("statistics:read"),
    /** Read channels, and when their keys were used. */
    CHANNELS_READ("channels:read"),
    /** Make and change channels. */
    CHANNELS_WRITE("channels:write"),
    /** Replace stream keys, and be told the new ones. */
    KEYS_WRITE("keys:write"),
    /** Read what there is on the whole site. */
    SITE_READ("site:read", true),
    /** Stop shows, ban channels and decide who may sell. */
    SITE_WRITE("site:write", true);

    private final String key;
    private final boolean site;

    Scope(String key) {
        this(key, false);
    }

    Scope(String key, boolean site) {
        this.key = key;
        this.site = site;
    }

    /** What a shop can give. */
    public static Set<Scope> ofShops() {
        Set<Scope> scopes = EnumSet.allOf(Scope.class);
        scopes.removeIf(scope -> scope.site);
        return Collections.unmodifiableSet(scopes);
    }

    /** What an administrator can give. */
    public static Set<Scope> ofSite() {
        Set<Scope> scopes = EnumSet.allOf(Scope.class);
        scopes.removeIf(scope -> !scope.site);
        return Collections.unmodifiableSet(scopes);
    }

    /** What programs and documents call it. */
    public String key() {
        return key;
    }

    static Optional<Scope> of(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key.equals(key)).findFirst();
    }
}
