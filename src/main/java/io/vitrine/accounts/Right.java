package io.vitrine.accounts;

/** What somebody may do for a shop; every page and button of the studio needs one of these. */
public enum Right {
    /** To see which shows there are. */
    LOOK,
    /** To keep order in the chat, and to write there for the shop. */
    CHAT,
    /** To plan shows, put them on air, and decide what is on screen. */
    DIRECT,
    /** To see figures and reports. */
    NUMBERS,
    /** To change products, their stock, and coupons. */
    PRODUCTS,
    /** To see who bought what, and to take orders on. */
    ORDERS,
    /** To see stream keys. */
    KEYS,
    /** What only the owner does: payment, channels, new keys, the team. */
    SHOP
}
