package io.vitrine.api;

import java.util.List;

/**
 * A part of a list that may be long.
 *
 * @param items in the order of the list
 * @param next what to send as {@code after} for those that follow, now or later
 * @param more whether some of them are there already
 */
record Page<T>(List<T> items, String next, boolean more) {

    /** The most items of a page, and how many there are unless somebody asks for fewer or more. */
    static final int MOST = 500;

    static final String USUAL = "100";

    Page {
        items = List.copyOf(items);
    }
}
