package io.vitrine.api;

import java.util.List;
import java.util.function.Function;

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

    /** @throws ApiException if it is no number of items for a page */
    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiException.of(Problem.INVALID, "\"limit\" is 1 to " + MOST + "; asked for were " + limit);
        }
        return limit;
    }

    /**
     * Makes a page of rows of which one more was looked for than the page takes.
     *
     * @param after what the program sent, which is true still if there is nothing
     */
    static <S, T> Page<T> of(List<S> rows, int limit, String after, Function<S, Cursor> place, Function<S, T> answer) {
        List<S> given = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new Page<>(
                given.stream().map(answer).toList(),
                given.isEmpty()
                        ? after
                        : place.apply(given.get(given.size() - 1)).text(),
                rows.size() > limit);
    }
}
